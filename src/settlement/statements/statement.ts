import type { Reader } from '../../platform/database/database.js';
import { type Amount, negative } from '../../platform/money/money.js';
import { type Ageing, ageingOf } from './ageing.js';
import { type Movement, type Posting, withBalances } from './balances.js';
import { entriesOf } from './ledger.queries.js';

export type Account = { partnerId: string; currency: string };
export type Days = { from: string; to: string };

/** `opening`, movements and `closing` of the days asked for; `unapplied` and `ageing` as of `to` or today, whichever is earlier. */
export type StatementOfAccount = { opening: Amount; movements: Movement[]; closing: Amount; unapplied: Amount; ageing: Ageing };

type Booked = Posting & { entryId: string };
type BookedStatement = Omit<StatementOfAccount, 'movements'> & { movements: (Booked & Movement)[] };

/** A partner's account between two days, both inclusive, in three statements whatever its length. */
export async function statementOf(reader: Reader, account: Account, days: Days, today: string): Promise<StatementOfAccount> {
  const { movements, ...whole } = await bookedStatement(reader, account, days, today);
  return { ...whole, movements: movements.map(({ entryId: _, ...movement }) => movement) };
}

/** The same, each movement with the ledger entry it comes from. */
export async function bookedStatement(reader: Reader, account: Account, { from, to }: Days, today: string): Promise<BookedStatement> {
  const day = to < today ? to : today;
  const { opening, unapplied } = await balancesOf(reader, account, from, day);
  const { movements, closing } = withBalances(opening, await postingsOf(reader, account, { from, to }));
  return { opening, movements, closing, unapplied, ageing: ageingOf(await openOn(reader, account, day), day) };
}

async function balancesOf(reader: Reader, { partnerId, currency }: Account, from: string, day: string): Promise<{ opening: Amount; unapplied: Amount }> {
  const [row] = (await reader.query(`
    SELECT COALESCE(SUM(IF(e.entry_date < ?, l.debit - l.credit, 0)), 0) + 0.00 AS opening,
      COALESCE(SUM(IF(l.account = 'unapplied' AND e.entry_date <= ?, l.credit - l.debit, 0)), 0) + 0.00 AS unapplied
    FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account IN ('receivable', 'unapplied')
    WHERE e.partner_id = ? AND e.currency = ? AND e.entry_date <= GREATEST(?, ?)`,
  [from, day, partnerId, currency, from, day])) as { opening: Amount; unapplied: Amount }[];
  return row as { opening: Amount; unapplied: Amount };
}

async function postingsOf(reader: Reader, { partnerId, currency }: Account, { from, to }: Days): Promise<Booked[]> {
  const rows = (await reader.query(`${entriesOf('e.partner_id = ? AND e.currency = ? AND e.entry_date BETWEEN ? AND ?')} ORDER BY e.entry_date, e.id`,
    [partnerId, currency, from, to])) as { id: string; date: string; kind: string; number: string; net: Amount }[];
  return rows.map(({ id, date, kind, number, net }) => ({
    entryId: id, date, kind, number, debit: net.startsWith('-') ? '0.00' : net, credit: net.startsWith('-') ? negative(net) : '0.00',
  }));
}

/** What was open on a day: invoices issued by then, less what was paid and written off by then. */
async function openOn(reader: Reader, { partnerId, currency }: Account, day: string): Promise<{ dueOn: string; openAmount: Amount }[]> {
  return (await reader.query(`
    SELECT i.due_on AS dueOn, i.total - COALESCE((SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= ?), 0)
      - COALESCE((SELECT SUM(w.amount) FROM write_offs w WHERE w.invoice_id = i.id AND w.written_on <= ?), 0) AS openAmount
    FROM invoices i WHERE i.partner_id = ? AND i.currency = ? AND i.issued_on <= ? HAVING openAmount > 0`, [day, day, partnerId, currency, day])) as { dueOn: string; openAmount: Amount }[];
}
