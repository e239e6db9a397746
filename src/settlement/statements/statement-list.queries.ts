import type { Reader } from '../../platform/database/database.js';
import type { Amount } from '../../platform/money/money.js';
import { containing } from '../../platform/http/list-filter.js';
import { entriesOf } from './ledger.queries.js';
import type { MovedMonth } from './months.js';
import type { Period } from './periods.js';
import type { StatementStatus } from './statement.entity.js';
import type { Account } from './statement.js';

const sides = 'SUM(GREATEST(m.net, 0)) AS debit, SUM(GREATEST(-m.net, 0)) AS credit';

/** The months in which a partner's account moved, oldest first. */
export async function movedMonths(reader: Reader, { partnerId, currency }: Account): Promise<MovedMonth[]> {
  return (await reader.query(`
    SELECT DATE_FORMAT(m.date, '%Y-%m') AS period, ${sides}
    FROM (${entriesOf('e.partner_id = ? AND e.currency = ?')}) m GROUP BY period ORDER BY period`, [partnerId, currency])) as MovedMonth[];
}

/** What a month's row in a list says of its statement. */
export type IssuedMonth = { period: string; status: StatementStatus; hasDisputes: number };

// closed without a word of dispute is what people call confirmed
const hasDisputes = "EXISTS (SELECT 1 FROM statement_disputes d WHERE d.statement_id = s.id AND d.status <> 'noted') AS hasDisputes";

export async function issuedMonths(reader: Reader, partnerId: string): Promise<IssuedMonth[]> {
  return (await reader.query(`SELECT s.period, s.status, ${hasDisputes} FROM statements s WHERE s.partner_id = ?`, [partnerId])) as IssuedMonth[];
}

/** A partner's month as finance sees it in the list. */
export type PartnerMonth = {
  id: string; code: string; nameZh: string; nameEn: string; currency: string; opening: Amount; debit: Amount; credit: Amount; status: StatementStatus | null; hasDisputes: number;
};

const pageSize = 50;

/** Partners whose account had moved by the end of the month, by code; `next` is the code to go on after. */
export async function partnerMonths(reader: Reader, { period, from, to }: Period, { q = '', after = '' }: { q?: string; after?: string }, size = pageSize): Promise<{ rows: PartnerMonth[]; next?: string }> {
  const partners = (await reader.query(`
    SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.currency, s.status, ${hasDisputes}
    FROM partners p LEFT JOIN statements s ON s.partner_id = p.id AND s.period = ?
    WHERE p.code > ? AND (p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)
      AND EXISTS (SELECT 1 FROM ledger_entries e WHERE e.partner_id = p.id AND e.entry_date <= ?)
    ORDER BY p.code LIMIT ${size + 1}`, [period, after, containing(q), containing(q), containing(q), to])) as PartnerMonth[];
  const shown = partners.slice(0, size);
  const moves = await movesOf(reader, shown.map(({ id }) => id), { from, to });
  const none = { opening: '0.00', debit: '0.00', credit: '0.00' };
  return { rows: shown.map((partner) => ({ ...partner, ...(moves.get(partner.id) ?? none) })), next: partners.length > size ? shown.at(-1)?.code : undefined };
}

type Moves = { opening: Amount; debit: Amount; credit: Amount };

async function movesOf(reader: Reader, partnerIds: string[], { from, to }: { from: string; to: string }): Promise<Map<string, Moves>> {
  if (partnerIds.length === 0) return new Map();
  const rows = (await reader.query(`
    SELECT m.partnerId, SUM(IF(m.date < ?, m.net, 0)) AS opening,
      SUM(IF(m.date < ?, 0, GREATEST(m.net, 0))) AS debit, SUM(IF(m.date < ?, 0, GREATEST(-m.net, 0))) AS credit
    FROM (${entriesOf('e.partner_id IN (?) AND e.entry_date <= ?')}) m GROUP BY m.partnerId`, [from, from, from, partnerIds, to])) as (Moves & { partnerId: string })[];
  return new Map(rows.map(({ partnerId, ...moves }) => [partnerId, moves]));
}

// nothing since the month began and nothing open now: nothing was open at its end either
const wanting = `
  FROM partners p LEFT JOIN credit_accounts a ON a.partner_id = p.id
  WHERE EXISTS (SELECT 1 FROM ledger_entries e WHERE e.partner_id = p.id AND e.entry_date <= ?)
    AND (a.open_invoices <> a.unapplied OR EXISTS (SELECT 1 FROM ledger_entries e WHERE e.partner_id = p.id AND e.entry_date >= ?))
    AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.partner_id = p.id AND s.period = ?)`;

/** Partners whose month has something to say and no statement yet. */
export async function partnersToIssue(reader: Reader, { period, from, to }: Period): Promise<{ code: string }[]> {
  return (await reader.query(`SELECT p.code ${wanting} ORDER BY p.id`, [to, from, period])) as { code: string }[];
}

/** How many partners have their statement of a month, and how many still want one. */
export async function issueCounts(reader: Reader, { period, from, to }: Period): Promise<{ issued: number; waiting: number }> {
  const [row] = (await reader.query(
    `SELECT (SELECT COUNT(*) FROM statements WHERE period = ?) AS issued, (SELECT COUNT(*) ${wanting}) AS waiting`, [period, to, from, period])) as { issued: string; waiting: string }[];
  return { issued: Number(row?.issued), waiting: Number(row?.waiting) };
}
