import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { PaymentStatus } from './payment.entity.js';

export type LockedPayment = { id: string; number: string; partnerId: string; status: PaymentStatus; amount: string; unapplied: string; currency: string; reference: string };

const payment = 'SELECT id, number, partner_id AS partnerId, status, amount, unapplied, currency, reference FROM payments WHERE number = ?';

export async function paymentByNumber(reader: Reader, number: string): Promise<LockedPayment> {
  const [row] = (await reader.query(payment, [number])) as LockedPayment[];
  if (!row) throw new NotFound();
  return row;
}

/** Locks the partner's account, then the payment (DESIGN section 5). Throws NotFound. */
export async function lockPayment(tx: EntityManager, number: string): Promise<LockedPayment> {
  const { partnerId } = await paymentByNumber(tx, number);
  await lockAccount(tx, partnerId);
  const [row] = await tx.query<LockedPayment[]>(`${payment} FOR UPDATE`, [number]);
  if (!row) throw new NotFound();
  return row;
}
