import type { Reader } from '../../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../../platform/http/list-filter.js';
import type { QuotesFilter, QuoteView } from '../quote.dto.js';
import type { QuoteStatus } from '../quote.entity.js';

export type QuoteHead = {
  id: string; number: string; status: QuoteStatus; statusSince: Date; round: number; validUntil: string | null; orderNumber: string | null; currency: string;
  requestedByName: string; requestedAt: Date; partnerId: string; partnerCode: string; nameZh: string; nameEn: string;
};

/** `total` is what the latest offer comes to. */
export type QuoteRow = QuoteHead & { total: string | null; kinds: string; firstNameZh: string; firstNameEn: string };

const pageSize = 20;

const columns = `q.id, q.number, q.status, q.status_since AS statusSince, q.round, q.valid_until AS validUntil, q.order_number AS orderNumber, q.currency,
  q.requested_by_name AS requestedByName, q.requested_at AS requestedAt, q.partner_id AS partnerId, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn`;

const head = `SELECT ${columns} FROM quotes q JOIN partners p ON p.id = q.partner_id`;

const rows = `
  SELECT ${columns}, f.name_zh AS firstNameZh, f.name_en AS firstNameEn, (SELECT COUNT(*) FROM quote_lines l WHERE l.round_id = r.id) AS kinds,
    (SELECT o.total FROM quote_rounds o WHERE o.quote_id = q.id AND o.side = 'supplier' ORDER BY o.round DESC LIMIT 1) AS total
  FROM quotes q JOIN partners p ON p.id = q.partner_id JOIN quote_rounds r ON r.quote_id = q.id AND r.round = q.round
    JOIN quote_lines f ON f.round_id = r.id AND f.line_no = 1`;

// an offer past its last day is over, also before the daily job has said so
const views: Record<QuoteView, (today: string) => Condition> = {
  open: () => ["q.status = 'requested'"],
  answered: (today) => ["q.status = 'answered' AND q.valid_until >= ?", today],
  closed: (today) => ["(q.status IN ('accepted', 'declined', 'withdrawn', 'expired') OR q.status = 'answered' AND q.valid_until < ?)", today],
  all: () => ['TRUE'],
};

type Wanted = { view: QuoteView; today: string; partnerId?: string };

/** Quotes, newest first: a partner's own, or everyone's. */
export async function quotesIn(reader: Reader, filter: QuotesFilter, { view, today, partnerId }: Wanted): Promise<KeysetPage<QuoteRow> & { previous?: string }> {
  const turn = keysetTurn('q.id', filter);
  const { sql, values } = allOf([views[view](today), [turn.where, turn.value], partnerId ? ['q.partner_id = ?', partnerId] : undefined, searched(filter.q, partnerId === undefined)]);
  const found = await reader.query(`${rows} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(found as QuoteRow[], filter, pageSize);
}

/** How many quotes wait for the supplier, and how many for the dealer. */
export async function quoteCounts(reader: Reader, today: string, partnerId?: string): Promise<{ open: number; answered: number }> {
  const { sql, values } = allOf([["status IN ('requested', 'answered')"], partnerId ? ['partner_id = ?', partnerId] : undefined]);
  const [row] = (await reader.query(
    `SELECT COUNT(IF(status = 'requested', 1, NULL)) AS open, COUNT(IF(status = 'answered' AND valid_until >= ?, 1, NULL)) AS answered FROM quotes WHERE ${sql}`, [today, ...values],
  )) as { open: string; answered: string }[];
  return { open: Number(row?.open ?? 0), answered: Number(row?.answered ?? 0) };
}

export async function ownQuote(reader: Reader, partnerId: string, number: string): Promise<QuoteHead | undefined> {
  return ((await reader.query(`${head} WHERE q.number = ? AND q.partner_id = ?`, [number, partnerId])) as QuoteHead[])[0];
}

export async function anyQuote(reader: Reader, number: string): Promise<QuoteHead | undefined> {
  return ((await reader.query(`${head} WHERE q.number = ?`, [number])) as QuoteHead[])[0];
}

function searched(q: string | undefined, byDealer: boolean): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  const inLines = 'EXISTS (SELECT 1 FROM quote_rounds s JOIN quote_lines t ON t.round_id = s.id WHERE s.quote_id = q.id AND (t.sku LIKE ? OR t.name_zh LIKE ? OR t.name_en LIKE ?))';
  return byDealer ? [`(q.number LIKE ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ? OR ${inLines})`, like, q.trim(), like, like, like, like, like] : [`(q.number LIKE ? OR ${inLines})`, like, like, like, like];
}
