import type { EntityManager } from 'typeorm';
import type { LapseLimits } from '../credit/limits/lapse-limits.js';
import { chunksOf, findBy, sameKey } from '../platform/database/by-code.js';
import type { Outbox } from '../platform/outbox/outbox.js';
import { upsert } from './upsert.js';

/** A partner's credit account as it is; no currency: there is none. */
export type StoredAccount = { currency: string | null; creditLimit: string | null };

/** An account that is opened, or gets another limit or currency; without a limit the account keeps its own. */
export type LimitChange = { code: string; currency: string; creditLimit: string | undefined };

/** What a row changes in its partner's credit account, if anything. */
export function limitChange(wanted: LimitChange, account: StoredAccount | undefined): LimitChange | undefined {
  const { currency, creditLimit } = wanted;
  if (!account || account.currency === null) return creditLimit === undefined ? undefined : wanted;
  const differs = account.currency !== currency || (creditLimit !== undefined && creditLimit !== account.creditLimit);
  return differs ? wanted : undefined;
}

/** Writes limits once the partners are there. What waited for a second person lapses with the limit before; a changed one may release what is held: the credit queue looks again. */
export async function writeLimits(tx: EntityManager, { outbox, lapseLimits }: { outbox: Outbox; lapseLimits: LapseLimits }, changes: LimitChange[]): Promise<void> {
  const partners = await findBy<{ id: string; code: string }>(tx, 'code', 'SELECT id, code FROM partners WHERE code IN (?)', changes.map(({ code }) => code));
  const idOf = ({ code }: LimitChange) => partners.get(sameKey(code))?.id ?? '';
  await upsert(tx, 'credit_accounts', changes.map((change) => ({
    row: { partner_id: idOf(change), currency: change.currency, credit_limit: change.creditLimit ?? null, limit_from: 'own' },
    given: ['currency', ...(change.creditLimit === undefined ? [] : ['credit_limit', 'limit_from'])],
  })));
  for (const chunk of chunksOf(changes.map(idOf))) {
    await lapseLimits.within(tx, chunk);
    await outbox.add(tx, 'credit', ...chunk.map((partner) => ({ partner })));
  }
}
