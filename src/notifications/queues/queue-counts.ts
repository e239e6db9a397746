import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '../../platform/config/config.js';
import { NotFound } from '../../platform/http/errors.js';
import { type QueueName, queueNames } from '../../platform/outbox/queue-names.js';

export type FailedJob = { id: string; queue: QueueName; payload: string; reason: string; attempts: number; failedAt: Date | null };
export type QueueState = { name: QueueName; counts: Record<string, number>; failed: FailedJob[] };

const patience = 1000;
const shown = 20;

/** Looks into BullMQ's queues; gives up after a second, because Redis may be away. */
@Injectable()
export class QueueCounts implements OnApplicationShutdown {
  private readonly redis: Redis;
  private opening: Promise<void> | undefined;
  private queues: Map<QueueName, Queue> | undefined;

  constructor(config: Config) {
    this.redis = new Redis(config.redisUrl, { lazyConnect: true, enableOfflineQueue: false, connectTimeout: patience, maxRetriesPerRequest: null, retryStrategy: () => null });
    this.redis.on('error', () => undefined);
  }

  /** Every queue's counts and latest failures; undefined when Redis does not answer. */
  states(): Promise<QueueState[] | undefined> {
    return this.ask((queues) => Promise.all([...queues].map(([name, queue]) => stateOf(name, queue))));
  }

  /** Puts a failed job back into its queue; false when Redis does not answer. Throws NotFound. */
  async retry(name: string, id: string): Promise<boolean> {
    const job = await this.ask(async (queues) => ({ found: await queues.get(name as QueueName)?.getJob(id) }));
    if (!job) return false;
    if (!job.found || !(await job.found.isFailed())) throw new NotFound();
    await job.found.retry('failed');
    return true;
  }

  async onApplicationShutdown(): Promise<void> {
    this.redis.disconnect();
  }

  private async ask<T>(question: (queues: Map<QueueName, Queue>) => Promise<T>): Promise<T | undefined> {
    const late = new AbortController();
    const answer = this.connected().then(question).catch(() => undefined);
    const result = await Promise.race([answer, sleep(patience, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    return result;
  }

  private async connected(): Promise<Map<QueueName, Queue>> {
    if (this.redis.status === 'wait' || this.redis.status === 'end') this.opening = this.redis.connect();
    if (this.redis.status !== 'ready') await this.opening;
    this.queues ??= new Map(queueNames.map((name) => [name, openQueue(name, this.redis)]));
    return this.queues;
  }
}

function openQueue(name: QueueName, connection: Redis): Queue {
  const queue = new Queue(name, { connection, skipVersionCheck: true, skipWaitingForReady: true });
  queue.on('error', () => undefined);
  return queue;
}

async function stateOf(name: QueueName, queue: Queue): Promise<QueueState> {
  const [counts, failed] = await Promise.all([queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed'), queue.getFailed(0, shown - 1)]);
  return { name, counts, failed: failed.map((job) => failedJob(name, job)) };
}

function failedJob(queue: QueueName, { id = '', data, failedReason, attemptsMade, finishedOn }: Job): FailedJob {
  return { id, queue, payload: JSON.stringify(data), reason: failedReason, attempts: attemptsMade, failedAt: finishedOn ? new Date(finishedOn) : null };
}
