import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import type { LockedOrder } from '../lock-order.js';
import { reviewMachine } from './review-states.js';

/** Whatever step an order waited at is over: it was passed, refused or cancelled. */
export async function endReview(tx: EntityManager, { id, review }: Pick<LockedOrder, 'id' | 'review'>, why: { actor: Actor; at: Date; reason?: string }): Promise<void> {
  if (review !== 'none') await transition(tx, reviewMachine, { id, from: review }, 'none', why);
}
