import { addDays, startOfDay } from '../../platform/clock/days.js';
import type { Reader } from '../../platform/database/database.js';
import { type Amount, isPositive, negative } from '../../platform/money/money.js';
import { type Ageing, ageingOf } from '../statements/ageing.js';
import { type Movement, withBalances } from '../statements/balances.js';
import { monthOf } from '../statements/periods.js';
import type { Account } from '../statements/statement.js';

/** A movement with the instant it was recorded at; `isLate` when that was after the day looked at. */
export type KnownMovement = Movement & { recordedAt: Date; isLate: boolean };

/** The account at the end of a day, by what was recorded by then or by what is recorded today. The month of the day is shown, what was before is its opening. */
export type Knowledge = { opening: Amount; closing: Amount; unapplied: Amount; ageing: Ageing; movements: KnownMovement[] };
export type AccountAt = { from: string; thenKnown: Knowledge; nowKnown: Knowledge; later: Omit<KnownMovement, 'balance'>[] };

type Row = { date: string; kind: string; number: string; net: Amount; recordedAt: Date; isLate: number };
type Sums = Record<'openingThen' | 'closingThen' | 'unappliedThen' | 'openingNow' | 'closingNow' | 'unappliedNow', Amount>;
type Asked = { account: Account; day: string; from: string; end: Date };

// cash stands on the day it was received or given back, even when that month was closed already and it was booked into the next
const entries = `
  SELECT e.id, COALESCE(y.received_on, f.paid_on, e.entry_date) AS date, e.kind, e.document AS number, e.posted_at AS recordedAt, e.posted_at >= ? AS isLate,
    SUM(l.debit - l.credit) AS net, SUM(IF(l.account = 'unapplied', l.credit - l.debit, 0)) AS unapplied
  FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account IN ('receivable', 'unapplied') LEFT JOIN payments y ON e.kind = 'payment' AND y.number = e.document
    LEFT JOIN refunds f ON e.kind = 'refund' AND f.number = e.document
  WHERE e.partner_id = ? AND e.currency = ? AND COALESCE(y.received_on, f.paid_on, e.entry_date) <= ? GROUP BY e.id`;

/** Both views of a partner's account at the end of a day in the supplier's zone. What is recorded after that day never changes `thenKnown`. */
export async function accountAt(reader: Reader, account: Account, day: string, timeZone: string): Promise<AccountAt> {
  const asked = { account, day, from: `${monthOf(day)}-01`, end: startOfDay(timeZone, addDays(day, 1)) };
  const [sums, rows, open] = await Promise.all([sumsOf(reader, asked), rowsOf(reader, asked), openOf(reader, asked)]);
  const moved = rows.map(({ net, isLate, ...row }) => ({ ...row, isLate: Number(isLate) === 1, debit: isPositive(net) ? net : '0.00', credit: isPositive(net) ? '0.00' : negative(net) }));
  const month = moved.filter(({ date }) => date >= asked.from);
  return {
    from: asked.from, later: moved.filter(({ isLate }) => isLate),
    thenKnown: { ...withBalances(sums.openingThen, month.filter(({ isLate }) => !isLate)), opening: sums.openingThen, unapplied: sums.unappliedThen, ageing: ageingOf(open.filter(({ openThen }) => isPositive(openThen)).map(({ dueOn, openThen }) => ({ dueOn, openAmount: openThen })), day) },
    nowKnown: { ...withBalances(sums.openingNow, month), opening: sums.openingNow, unapplied: sums.unappliedNow, ageing: ageingOf(open.filter(({ openNow }) => isPositive(openNow)).map(({ dueOn, openNow }) => ({ dueOn, openAmount: openNow })), day) },
  };
}

async function sumsOf(reader: Reader, { account, day, from, end }: Asked): Promise<Sums> {
  const amount = (condition: string, what = 'm.net') => `COALESCE(SUM(IF(${condition}, ${what}, 0)), 0) + 0.00`;
  const [row] = (await reader.query(`
    SELECT ${amount('m.isLate = 0 AND m.date < ?')} AS openingThen, ${amount('m.isLate = 0')} AS closingThen, ${amount('m.isLate = 0', 'm.unapplied')} AS unappliedThen,
      ${amount('m.date < ?')} AS openingNow, ${amount('TRUE')} AS closingNow, ${amount('TRUE', 'm.unapplied')} AS unappliedNow
    FROM (${entries}) m`, [from, from, end, account.partnerId, account.currency, day])) as Sums[];
  return row as Sums;
}

/** The movements of the day's month, and those of any day before that were recorded late. */
async function rowsOf(reader: Reader, { account, day, from, end }: Asked): Promise<Row[]> {
  return (await reader.query(`
    SELECT m.date, m.kind, m.number, m.net, m.recordedAt, m.isLate FROM (${entries}) m WHERE m.net <> 0 AND (m.date >= ? OR m.isLate = 1) ORDER BY m.date, m.id`,
  [end, account.partnerId, account.currency, day, from])) as Row[];
}

async function openOf(reader: Reader, { account, day, end }: Asked): Promise<{ dueOn: string; openThen: Amount; openNow: Amount }[]> {
  const lowered = (then: boolean) => `COALESCE((SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= ?${then ? ' AND a.created_at < ?' : ''}), 0)
      - COALESCE((SELECT SUM(w.amount) FROM write_offs w WHERE w.invoice_id = i.id AND w.written_on <= ?${then ? ' AND w.written_at < ?' : ''}), 0)`;
  return (await reader.query(`
    SELECT i.due_on AS dueOn, IF(i.created_at < ?, i.total - ${lowered(true)}, 0) AS openThen, i.total - ${lowered(false)} AS openNow
    FROM invoices i WHERE i.partner_id = ? AND i.currency = ? AND i.issued_on <= ? HAVING openThen > 0 OR openNow > 0`,
  [end, day, end, day, end, day, day, account.partnerId, account.currency, day])) as { dueOn: string; openThen: Amount; openNow: Amount }[];
}
