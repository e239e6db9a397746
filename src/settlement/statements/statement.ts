import type { Reader } from '../../platform/database/database.js';
import { type Amount, negative, sum } from '../../platform/money/money.js';
import { type Ageing, ageingOf } from './ageing.js';
import { type Movement, type Posting, withBalances } from './balances.js';
import { entriesOf, owedLines } from './ledger.queries.js';

export type Account = { partnerId: string; currency: string };
export type Days = { from: string; to: string };

/** What moved between two days, `count` entries of it; `unapplied` as of `to` or today, whichever is earlier. */
type Sums = { opening: Amount; debit: Amount; credit: Amount; closing: Amount; unapplied: Amount; count: number };

/** `opening`, movements and `closing` of the days asked for; `unapplied` and `ageing` as of `to` or today, whichever is earlier. */
export type StatementOfAccount = Omit<Sums, 'count'> & { movements: Movement[]; ageing: Ageing };

type Booked = Posting & { entryId: string };
type BookedStatement = Omit<StatementOfAccount, 'movements'> & { movements: (Booked & Movement)[] };
type PartOfStatement = StatementOfAccount & { count: number; start: number; brought: Amount };

/** A partner's account between two days, both inclusive, in three statements whatever its length. */
export async function statementOf(reader: Reader, account: Account, days: Days, today: string): Promise<StatementOfAccount> {
  const { movements, ...whole } = await bookedStatement(reader, account, days, today);
  return { ...whole, movements: movements.map(({ entryId: _, ...movement }) => movement) };
}

/** The same, each movement with the ledger entry it comes from. */
export async function bookedStatement(reader: Reader, account: Account, days: Days, today: string): Promise<BookedStatement> {
  const day = days.to < today ? days.to : today;
  const { opening, unapplied } = await sumsOf(reader, account, days, day);
  const whole = added(opening, await postingsOf(reader, account, days));
  return { opening, unapplied, ...whole, ageing: ageingOf(await openOn(reader, account, day, today), day) };
}

/** The same with only `size` movements of it, from the one that `wanted` come before (the last page, when there are not as many); `brought` is the balance they begin on. */
export async function partOfStatement(reader: Reader, account: Account, days: Days, today: string, { wanted, size }: { wanted: number; size: number }): Promise<PartOfStatement> {
  const day = days.to < today ? days.to : today;
  const sums = await sumsOf(reader, account, days, day);
  const start = Math.max(0, Math.min(wanted, size * Math.floor((sums.count - 1) / size)));
  const brought = start === 0 ? sums.opening : sum([sums.opening, await movedBefore(reader, account, days, start)]);
  const lines = await postingsOf(reader, account, days, [size, start]);
  // where all of it stands on one page, its sums are those of the lines that stand there
  const part = lines.length === sums.count ? added(brought, lines) : { movements: withBalances(brought, lines).movements };
  return { ...sums, ...part, start, brought, ageing: ageingOf(await openOn(reader, account, day, today), day) };
}

function added<P extends Posting>(opening: Amount, postings: P[]) {
  return { ...withBalances(opening, postings), debit: sum(postings.map(({ debit }) => debit)), credit: sum(postings.map(({ credit }) => credit)) };
}

async function sumsOf(reader: Reader, { partnerId, currency }: Account, { from, to }: Days, day: string): Promise<Sums> {
  const [row] = (await reader.query(`
    SELECT b.opening + 0.00 AS opening, b.unapplied + m.unapplied + 0.00 AS unapplied, m.debit + 0.00 AS debit, m.credit + 0.00 AS credit, b.opening + m.debit - m.credit + 0.00 AS closing, m.count FROM (
      SELECT COALESCE(SUM(l.debit - l.credit), 0) AS opening, COALESCE(SUM(IF(l.account = 'unapplied' AND e.entry_date <= ?, l.credit - l.debit, 0)), 0) AS unapplied
      ${owedLines} WHERE e.partner_id = ? AND e.currency = ? AND e.entry_date < ?
    ) b, (
      SELECT COALESCE(SUM(GREATEST(net, 0)), 0) AS debit, COALESCE(SUM(GREATEST(-net, 0)), 0) AS credit, COALESCE(SUM(IF(date <= ?, unapplied, 0)), 0) AS unapplied, COUNT(NULLIF(net, 0)) AS count FROM (
        SELECT e.entry_date AS date, SUM(l.debit - l.credit) AS net, SUM(IF(l.account = 'unapplied', l.credit - l.debit, 0)) AS unapplied
        ${owedLines} WHERE e.partner_id = ? AND e.currency = ? AND e.entry_date BETWEEN ? AND ? GROUP BY e.entry_date, e.id) x
    ) m`, [day, partnerId, currency, from, day, partnerId, currency, from, to])) as (Omit<Sums, 'count'> & { count: string })[];
  return { ...(row as unknown as Sums), count: Number(row?.count) };
}

const moved = entriesOf('e.partner_id = ? AND e.currency = ? AND e.entry_date BETWEEN ? AND ?');

async function postingsOf(reader: Reader, { partnerId, currency }: Account, { from, to }: Days, part?: [size: number, start: number]): Promise<Booked[]> {
  const rows = (await reader.query(`${moved} ORDER BY e.entry_date, e.id ${part ? 'LIMIT ? OFFSET ?' : ''}`, [partnerId, currency, from, to, ...(part ?? [])])) as { id: string; date: string; kind: string; number: string; net: Amount }[];
  return rows.map(({ id, date, kind, number, net }) => ({
    entryId: id, date, kind, number, debit: net.startsWith('-') ? '0.00' : net, credit: net.startsWith('-') ? negative(net) : '0.00',
  }));
}

/** What the first entries of the days come to. */
async function movedBefore(reader: Reader, { partnerId, currency }: Account, { from, to }: Days, entries: number): Promise<Amount> {
  const [row] = (await reader.query(`SELECT SUM(net) AS net FROM (${moved} ORDER BY e.entry_date, e.id LIMIT ?) x`, [partnerId, currency, from, to, entries])) as { net: Amount }[];
  return row?.net ?? '0.00';
}

/** What was open on a day: today's is kept; an earlier day's are the invoices issued by then, less what was paid and written off by then. */
async function openOn(reader: Reader, { partnerId, currency }: Account, day: string, today: string): Promise<{ dueOn: string; openAmount: Amount }[]> {
  if (day >= today) return openToday(reader, { partnerId, currency });
  return (await reader.query(`
    SELECT i.due_on AS dueOn, i.total - COALESCE((SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= ?), 0)
      - COALESCE((SELECT SUM(w.amount) FROM write_offs w WHERE w.invoice_id = i.id AND w.written_on <= ?), 0) AS openAmount
    FROM invoices i WHERE i.partner_id = ? AND i.currency = ? AND i.issued_on <= ? HAVING openAmount > 0`, [day, day, partnerId, currency, day])) as { dueOn: string; openAmount: Amount }[];
}

async function openToday(reader: Reader, { partnerId, currency }: Account): Promise<{ dueOn: string; openAmount: Amount }[]> {
  return (await reader.query(`
    SELECT v.due_on AS dueOn, SUM(v.open_amount) AS openAmount FROM receivables v JOIN partners p ON p.id = v.partner_id
    WHERE v.partner_id = ? AND p.currency = ? AND v.open_amount > 0 GROUP BY v.due_on`, [partnerId, currency])) as { dueOn: string; openAmount: Amount }[];
}
