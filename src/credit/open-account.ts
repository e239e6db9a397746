import type { EntityManager } from 'typeorm';
import { type AccountRow, ensureAccount, lockAccount } from './accounts.js';

/** Locks the partner's credit account; one who has none yet gets it now. `before` is undefined for a new one. */
export async function openAccount(tx: EntityManager, partnerId: string, currency: string): Promise<{ before: AccountRow | undefined }> {
  // inserting first would take a shared lock on a row that is there, and two who then want it whole wait for each other
  const before = await lockAccount(tx, partnerId);
  if (before) return { before };
  await ensureAccount(tx, partnerId, currency);
  await lockAccount(tx, partnerId);
  return { before: undefined };
}
