/** Every queue the outbox feeds and the worker works off. */
export const queueNames = ['credit', 'allotment', 'watch', 'notify', 'mail', 'settlement', 'einvoices', 'imports', 'pictures', 'files'] as const;
export type QueueName = (typeof queueNames)[number];
