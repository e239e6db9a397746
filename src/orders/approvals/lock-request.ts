import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { NotFound } from '../../platform/http/errors.js';
import { ApprovalError } from './approval-error.js';

export type LockedRequest = {
  id: string; number: string; partnerId: string; userId: string; askedByName: string; status: 'waiting'; poNumber: string; note: string; addressId: string | null; total: string; draw: string; drawShown: string | null;
};
export type RequestLine = { productId: string; sku: string; quantity: number; unitPrice: string };

/** Locks a partner's own request that waits; before stock, like any order. Throws NotFound, `already_decided`. */
export async function lockWaiting(tx: EntityManager, { partnerId }: PartnerActor, number: string): Promise<LockedRequest> {
  const [row] = await tx.query<(Omit<LockedRequest, 'status'> & { status: string })[]>(`
    SELECT id, number, partner_id AS partnerId, user_id AS userId, asked_by_name AS askedByName, status, po_number AS poNumber, note, total, draw, draw_shown AS drawShown,
      (SELECT a.id FROM partner_addresses a WHERE a.id = address_id AND a.partner_id = order_requests.partner_id) AS addressId
    FROM order_requests WHERE number = ? AND partner_id = ? FOR UPDATE`, [number, partnerId]);
  if (!row) throw new NotFound();
  if (row.status !== 'waiting') throw new ApprovalError('already_decided', { number });
  return { ...row, status: 'waiting' };
}

/** The same for who decides: nobody decides on what they asked for themselves. Throws `own_request` too. */
export async function lockForDecision(tx: EntityManager, actor: PartnerActor, number: string): Promise<LockedRequest> {
  const request = await lockWaiting(tx, actor, number);
  if (request.userId === actor.userId) throw new ApprovalError('own_request');
  return request;
}

export function linesOfRequest(tx: EntityManager, requestId: string): Promise<RequestLine[]> {
  return tx.query<RequestLine[]>(`
    SELECT l.product_id AS productId, p.sku, l.quantity, l.unit_price AS unitPrice
    FROM order_request_lines l JOIN products p ON p.id = l.product_id WHERE l.request_id = ? ORDER BY l.line_no`, [requestId]);
}
