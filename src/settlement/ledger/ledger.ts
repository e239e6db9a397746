import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, compare, isPositive, sum } from '../../platform/money/money.js';
import { SettlementError } from '../settlement-error.js';
import { type EntryKind, LedgerEntry } from './ledger-entry.entity.js';
import { type LedgerAccount, LedgerLine } from './ledger-line.entity.js';

export type Posting = { account: LedgerAccount; debit?: Amount; credit?: Amount };
export type NewEntry = { partnerId: string; kind: EntryKind; document: string; entryDate: string; currency: string; lines: Posting[] };
type By = { actor: Actor; at: Date };

/** Posts one double entry and returns its id; lines of zero are left out. An unbalanced or negative entry is a bug and throws. */
export async function post(tx: EntityManager, { lines, ...entry }: NewEntry, by: By): Promise<string> {
  const sides = lines.map(({ account, debit = '0.00', credit = '0.00' }) => ({ account, debit, credit }));
  const isNegative = sides.some(({ debit, credit }) => compare(debit, 0) < 0 || compare(credit, 0) < 0);
  const isBalanced = sum(sides.map(({ debit }) => debit)) === sum(sides.map(({ credit }) => credit));
  if (isNegative || !isBalanced) throw new Error(`unbalanced entry for ${entry.document}`);
  return write(tx, { ...entry, reversesId: null, reason: '' }, sides, by);
}

/** Posts the opposite of an entry on `entryDate` and returns its id. Throws `already_reversed`. */
export async function reverse(tx: EntityManager, entryId: string, { entryDate, reason }: { entryDate: string; reason: string }, by: By): Promise<string> {
  const { partnerId, document, currency } = await tx.findOneByOrFail(LedgerEntry, { id: entryId });
  const lines = await tx.find(LedgerLine, { where: { entryId }, order: { id: 'ASC' } });
  const opposite = lines.map(({ account, debit, credit }) => ({ account, debit: credit, credit: debit }));
  try {
    return await write(tx, { partnerId, kind: 'reversal', document, entryDate, currency, reversesId: entryId, reason }, opposite, by);
  } catch (error) {
    throw isDuplicate(error) ? new SettlementError('already_reversed', { document }, undefined, 409) : error;
  }
}

type EntryRow = Omit<NewEntry, 'lines'> & { reversesId: string | null; reason: string };

async function write(tx: EntityManager, entry: EntryRow, sides: Required<Posting>[], { actor, at }: By): Promise<string> {
  const { identifiers } = await tx.insert(LedgerEntry, { ...entry, postedBy: actor.name, postedAt: at });
  const entryId = String(identifiers[0]?.id);
  const moved = sides.filter(({ debit, credit }) => isPositive(debit) || isPositive(credit));
  if (moved.length > 0) await tx.insert(LedgerLine, moved.map((side) => ({ entryId, ...side })));
  return entryId;
}
