import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { containing } from '../../platform/http/list-filter.js';
import type { AllInvoicesFilter, InvoicesFilter } from './invoice-filter.dto.js';

export type InvoiceRow = {
  id: string; number: string; orderNumber: string; issuedOn: string; dueOn: string; currency: string; total: string; openAmount: string;
  partnerCode: string; nameZh: string; nameEn: string;
};

/** What is open in all and past its due day: how many and how much. */
export type OpenSums = { open: string; openAmount: string; overdue: string; overdueAmount: string };

type Condition = [sql: string, ...values: unknown[]];

const pageSize = 20;

const list = `
  SELECT i.id, i.number, o.number AS orderNumber, i.issued_on AS issuedOn, i.due_on AS dueOn, i.currency, i.total, r.open_amount AS openAmount,
    p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM invoices i JOIN receivables r ON r.id = i.receivable_id JOIN orders o ON o.id = i.order_id JOIN partners p ON p.id = i.partner_id`;

/** A partner's invoices, newest first. */
export function invoicesOfPartner(reader: Reader, partnerId: string, filter: InvoicesFilter, today: string, size = pageSize) {
  return pageOf(reader, [['i.partner_id = ?', partnerId], ...inView(filter, today), ...searched(filter, '')], filter, size);
}

/** Everyone's invoices, newest first. */
export function invoicesOfAll(reader: Reader, filter: AllInvoicesFilter, today: string, size = pageSize) {
  const ofPartner: Condition[] = filter.partner ? [['p.code = ?', filter.partner]] : [];
  return pageOf(reader, [...ofPartner, ...inView(filter, today), ...searched(filter, ' OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?')], filter, size);
}

/** Sums of a partner's open invoices, or of everyone's. Amounts of one currency. */
export async function openSums(reader: Reader, { partnerId, partner, currency }: { partnerId?: string; partner?: string; currency: string }, today: string): Promise<OpenSums> {
  const [condition, ...values]: Condition = partnerId ? ['i.partner_id = ?', partnerId] : partner ? ['i.partner_id = (SELECT id FROM partners WHERE code = ?)', partner] : ['TRUE'];
  const [row] = (await reader.query(`
    SELECT COUNT(*) AS open, COALESCE(SUM(IF(i.currency = ?, r.open_amount, 0)), 0) AS openAmount,
      COUNT(IF(r.due_on < ?, 1, NULL)) AS overdue, COALESCE(SUM(IF(r.due_on < ? AND i.currency = ?, r.open_amount, 0)), 0) AS overdueAmount
    FROM receivables r JOIN invoices i ON i.receivable_id = r.id WHERE r.open_amount > 0 AND ${condition}`, [currency, today, today, currency, ...values])) as OpenSums[];
  return row as OpenSums;
}

async function pageOf(reader: Reader, conditions: Condition[], filter: InvoicesFilter, size: number): Promise<KeysetPage<InvoiceRow> & { previous?: string }> {
  const turn = keysetTurn('i.id', filter);
  const all: Condition[] = [...conditions, [turn.where, turn.value]];
  const rows = await reader.query(
    `${list} WHERE ${all.map(([sql]) => sql).join(' AND ')} ORDER BY ${turn.order} LIMIT ${size + 1}`, all.flatMap(([, ...values]) => values));
  return turnedPage(rows as InvoiceRow[], filter, size);
}

function inView({ view }: InvoicesFilter, today: string): Condition[] {
  if (view === 'open') return [['r.open_amount > 0']];
  return view === 'overdue' ? [['r.open_amount > 0'], ['r.due_on < ?', today]] : [];
}

function searched({ q }: InvoicesFilter, more: string): Condition[] {
  if (!q) return [];
  const like = containing(q);
  return [[`(i.number LIKE ? OR o.number LIKE ?${more})`, like, like, ...(more ? [q.trim(), like, like] : [])]];
}
