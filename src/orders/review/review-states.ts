import type { Machine } from '../../platform/states/transition.js';
import { Order } from '../order.entity.js';

/** At which step of the supplier's own review an order waits; independent of its other states. */
export const reviews = {
  none: ['order', 'finance'],
  order: ['none'],
  finance: ['none'],
} as const;

export type Review = keyof typeof reviews;

export const reviewMachine: Machine<Review> = { subject: 'order', name: 'review', entity: Order, transitions: reviews };
