import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { promiseMachine } from './promise-states.js';
import { promiseOutcome } from './promise-outcome.js';
import { comingCash, openPromises } from './promises.queries.js';

type When = { actor: Actor; at: Date; today?: string };

/** Decides a partner's open promises as of today, its account being locked; without a day only what is kept or has nothing left to pay. Returns the ids of those that are broken. */
export async function decidePromises(tx: EntityManager, partnerId: string, { actor, at, today }: When): Promise<string[]> {
  const promises = await openPromises(tx, partnerId);
  if (promises.length === 0) return [];
  const coming = await comingCash(tx, partnerId);
  const broken: string[] = [];
  for (const promise of promises) {
    const outcome = promiseOutcome(promise, coming, today ?? promise.dueOn);
    if (outcome === 'open') continue;
    await endPromise(tx, promise.id, outcome, { actor, at });
    if (outcome === 'broken') broken.push(promise.id);
  }
  return broken;
}

/** Its invoices may be promised again. */
export async function endPromise(tx: EntityManager, id: string, outcome: 'kept' | 'broken' | 'withdrawn', why: { actor: Actor; at: Date; reason?: string }): Promise<void> {
  await transition(tx, promiseMachine, { id, from: 'open' }, outcome, why);
  await affected(tx, 'UPDATE promise_invoices SET is_open = NULL WHERE promise_id = ?', [id]);
}
