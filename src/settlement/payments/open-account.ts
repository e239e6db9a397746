import type { EntityManager } from 'typeorm';
import { ensureAccount, lockAccount } from '../../credit/accounts.js';

/** Locks the partner's credit account; one who pays before ever buying gets it now. */
export async function openAccount(tx: EntityManager, partnerId: string, currency: string): Promise<void> {
  // inserting first would take a shared lock on a row that is there, and two who then want it whole wait for each other
  if (await lockAccount(tx, partnerId)) return;
  await ensureAccount(tx, partnerId, currency);
  await lockAccount(tx, partnerId);
}
