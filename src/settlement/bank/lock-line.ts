import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/http/errors.js';
import { BankError } from './bank-error.js';
import { BankLine, type BankLineStatus } from './bank-line.entity.js';

/** Locks a line that stands in a state. Throws NotFound, `already_decided`. */
export async function lockLine(tx: EntityManager, id: string, status: BankLineStatus): Promise<BankLine> {
  const line = await tx.findOne(BankLine, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!line) throw new NotFound();
  if (line.status !== status) throw new BankError('already_decided', { amount: line.amount, by: line.decidedByName }, undefined, 409);
  return line;
}
