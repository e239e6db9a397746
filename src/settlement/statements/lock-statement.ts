import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/http/errors.js';
import { SettlementError } from '../settlement-error.js';
import type { StatementStatus } from './statement.entity.js';

export type LockedStatement = { id: string; partnerId: string; period: string; status: StatementStatus; signedByName: string };

const statement = 'SELECT id, partner_id AS partnerId, period, status, signed_by_name AS signedByName FROM statements';

/** Locks a partner's own statement of a month. Throws NotFound. */
export async function lockOwnStatement(tx: EntityManager, partnerId: string, period: string): Promise<LockedStatement> {
  const [row] = await tx.query<LockedStatement[]>(`${statement} WHERE partner_id = ? AND period = ? FOR UPDATE`, [partnerId, period]);
  if (!row) throw new NotFound();
  return row;
}

/** Locks the statement a dispute belongs to. Throws NotFound. */
export async function lockStatementOf(tx: EntityManager, disputeId: string): Promise<LockedStatement> {
  const [row] = await tx.query<LockedStatement[]>(`${statement} WHERE id = (SELECT statement_id FROM statement_disputes WHERE id = ?) FOR UPDATE`, [disputeId]);
  if (!row) throw new NotFound();
  return row;
}

/** A statement is signed once: what was disputed in it stays as it was sent. Throws `already_signed`, naming who signed. */
export function refuseSigned({ status, period, signedByName }: LockedStatement): void {
  if (status !== 'issued') throw new SettlementError('already_signed', { period, name: signedByName }, undefined, 409);
}
