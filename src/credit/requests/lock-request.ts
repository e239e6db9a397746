import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/http/errors.js';
import { type AccountRow, lockAccount } from '../accounts.js';
import { CreditError } from '../credit-error.js';
import type { RequestStatus } from './credit-request.entity.js';

export type LockedRequest = {
  id: string; number: string; partnerId: string; partnerCode: string; status: 'submitted' | 'endorsed'; amount: string; currency: string; fromOn: string; untilOn: string;
  askedBy: string; endorsedBy: string; grantedAmount: string | null; grantedUntil: string | null;
};

/** Locks the partner's account, then its open request. Throws NotFound, `request_decided`. */
export async function lockRequest(tx: EntityManager, number: string, partnerId?: string): Promise<{ request: LockedRequest; account: AccountRow | undefined }> {
  const [found] = await tx.query<{ partnerId: string }[]>('SELECT partner_id AS partnerId FROM credit_requests WHERE number = ?', [number]);
  if (!found || (partnerId !== undefined && found.partnerId !== partnerId)) throw new NotFound();
  const account = await lockAccount(tx, found.partnerId);
  const [row] = await tx.query<(Omit<LockedRequest, 'status'> & { status: RequestStatus })[]>(`
    SELECT r.id, r.number, r.partner_id AS partnerId, p.code AS partnerCode, r.status, r.amount, r.currency, r.from_on AS fromOn, r.until_on AS untilOn,
      r.asked_by AS askedBy, r.endorsed_by AS endorsedBy, r.granted_amount AS grantedAmount, r.granted_until AS grantedUntil
    FROM credit_requests r JOIN partners p ON p.id = r.partner_id WHERE r.number = ? FOR UPDATE`, [number]);
  if (!row) throw new NotFound();
  const { status } = row;
  if (status !== 'submitted' && status !== 'endorsed') throw new CreditError('request_decided', { number });
  return { request: { ...row, status }, account };
}
