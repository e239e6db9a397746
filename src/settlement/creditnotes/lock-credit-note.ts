import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Crediting } from './apply-credit.js';

/** Locks the partner's account, then the credit note (DESIGN section 5). Throws NotFound. */
export async function lockCreditNote(tx: EntityManager, number: string): Promise<Crediting & { unapplied: string }> {
  const note = 'SELECT id, number, partner_id AS partnerId, currency, unapplied FROM credit_notes WHERE number = ?';
  const [known] = await tx.query<Crediting[]>(note, [number]);
  if (!known) throw new NotFound();
  await lockAccount(tx, known.partnerId);
  const [row] = await tx.query<(Crediting & { unapplied: string })[]>(`${note} FOR UPDATE`, [number]);
  if (!row) throw new NotFound();
  return row;
}
