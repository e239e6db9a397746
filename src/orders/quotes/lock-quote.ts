import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { QuoteError } from './quote-error.js';
import type { QuoteStatus } from './quote.entity.js';

export type LockedQuote = { id: string; number: string; partnerId: string; currency: string; status: QuoteStatus; round: number; validUntil: string | null };

/** Locks a quote until the transaction ends; stock comes after it. A partner's actor reaches only its own: NotFound. */
export async function lockQuote(tx: EntityManager, actor: Actor, number: string): Promise<LockedQuote> {
  const [quote] = await tx.query<LockedQuote[]>(
    'SELECT id, number, partner_id AS partnerId, currency, status, round, valid_until AS validUntil FROM quotes WHERE number = ? FOR UPDATE', [number]);
  if (!quote || ('partnerId' in actor && actor.partnerId !== quote.partnerId)) throw new NotFound();
  return quote;
}

/** Refuses a form that was made before the other side spoke again. */
export function refuseStale({ round, number }: LockedQuote, seen: number): void {
  if (round !== seen) throw new QuoteError('moved_on', { number }, undefined, 409);
}
