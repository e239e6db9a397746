import type { Fund } from '../../credit/funds/fund-account.entity.js';
import type { MovementKind } from '../../credit/funds/fund-movement.entity.js';
import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { Amount } from '../../platform/money/money.js';
import type { FundsFilter, MovementsFilter } from './funds.dto.js';

export type FundSums = { prepaid: Amount; deposit: Amount; rebate: Amount; setAside: Amount };
export type FundsRow = FundSums & { id: string; code: string; nameZh: string; nameEn: string; currency: string };
export type MovementRow = { id: string; fund: Fund; kind: MovementKind; amount: Amount; balance: Amount; document: string; note: string; movedOn: string; by: string };
export type GrantRow = { number: string; amount: Amount; rest: Amount; period: string; reason: string; lastDay: string | null };

type Paged<Row> = Promise<KeysetPage<Row> & { previous?: string }>;

const pageSize = 20;

const sums = `
  COALESCE(SUM(IF(f.fund = 'prepaid', f.balance, 0)), 0) + 0.00 AS prepaid, COALESCE(SUM(IF(f.fund = 'deposit', f.balance, 0)), 0) + 0.00 AS deposit,
  COALESCE(SUM(IF(f.fund = 'rebate', f.balance, 0)), 0) + 0.00 AS rebate,
  (SELECT COALESCE(SUM(d.amount - d.spent - d.returned), 0) + 0.00 FROM order_draws d WHERE d.partner_id = p.id) AS setAside`;
const partners = `SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.currency, ${sums} FROM partners p`;

/** Partners that have or had funds, the newest first. */
export async function fundsOfAll(reader: Reader, filter: FundsFilter, size = pageSize): Paged<FundsRow> {
  const turn = keysetTurn('p.id', filter);
  const like = containing(filter.q ?? '');
  const { sql, values } = allOf([filter.q ? ['(p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, like] : undefined, [turn.where, turn.value]]);
  const rows = await reader.query(`${partners} JOIN fund_accounts f ON f.partner_id = p.id WHERE ${sql} GROUP BY p.id ORDER BY ${turn.order} LIMIT ${size + 1}`, values);
  return turnedPage(rows as FundsRow[], filter, size);
}

export async function fundsOf(reader: Reader, partner: { id: string } | { code: string }): Promise<FundsRow | undefined> {
  const [column, value] = 'id' in partner ? ['p.id', partner.id] : ['p.code', partner.code];
  return ((await reader.query(`${partners} LEFT JOIN fund_accounts f ON f.partner_id = p.id WHERE ${column} = ? GROUP BY p.id`, [value])) as FundsRow[])[0];
}

/** All partners' funds in one currency, in sum. */
export async function fundTotals(reader: Reader, currency: string): Promise<Omit<FundSums, 'setAside'>> {
  const [row] = (await reader.query(`
    SELECT COALESCE(SUM(IF(f.fund = 'prepaid', f.balance, 0)), 0) + 0.00 AS prepaid, COALESCE(SUM(IF(f.fund = 'deposit', f.balance, 0)), 0) + 0.00 AS deposit, COALESCE(SUM(IF(f.fund = 'rebate', f.balance, 0)), 0) + 0.00 AS rebate
    FROM fund_accounts f JOIN partners p ON p.id = f.partner_id AND p.currency = ?`, [currency])) as Omit<FundSums, 'setAside'>[];
  return row as FundSums;
}

/** What moved a partner's funds, newest first. */
export async function movementsOf(reader: Reader, partnerId: string, filter: MovementsFilter, size = pageSize): Paged<MovementRow> {
  const turn = keysetTurn('m.id', filter);
  const conditions: (Condition | undefined)[] = [
    ['m.partner_id = ?', partnerId], filter.fund ? ['m.fund = ?', filter.fund] : undefined, filter.kind ? ['m.kind = ?', filter.kind] : undefined,
    filter.q ? ['m.document LIKE ?', containing(filter.q)] : undefined, [turn.where, turn.value],
  ];
  const { sql, values } = allOf(conditions);
  const rows = await reader.query(`
    SELECT m.id, m.fund, m.kind, m.amount, m.balance, m.document, m.note, m.moved_on AS movedOn, m.moved_by_name AS \`by\` FROM fund_movements m
    WHERE ${sql} ORDER BY ${turn.order} LIMIT ${size + 1}`, values);
  return turnedPage(rows as MovementRow[], filter, size);
}

/** Rebates of which something is left, in the order in which they are drawn. */
export async function grantsOf(reader: Reader, partnerId: string): Promise<GrantRow[]> {
  return (await reader.query('SELECT number, amount, rest, period, reason, last_day AS lastDay FROM rebate_grants WHERE partner_id = ? AND rest > 0 ORDER BY id', [partnerId])) as GrantRow[];
}

/** Cash of a partner that is matched to nothing. */
export async function cashLeft(reader: Reader, partnerId: string): Promise<Amount> {
  const [row] = (await reader.query("SELECT COALESCE(SUM(unapplied), 0) + 0.00 AS amount FROM payments WHERE partner_id = ? AND status = 'recorded'", [partnerId])) as { amount: Amount }[];
  return row?.amount ?? '0.00';
}

/** A partner's overdue invoices, which its deposit may pay. */
export async function overdueInvoices(reader: Reader, partnerId: string, today: string): Promise<{ number: string; openAmount: Amount; dueOn: string }[]> {
  return (await reader.query(`
    SELECT document AS number, open_amount AS openAmount, due_on AS dueOn FROM receivables WHERE partner_id = ? AND open_amount > 0 AND due_on < ? ORDER BY due_on, id LIMIT 50`,
  [partnerId, today])) as { number: string; openAmount: Amount; dueOn: string }[];
}

/** The invoices that a partner's deposit paid some of, with how much, the latest first. */
export async function depositedInvoices(reader: Reader, partnerId: string): Promise<{ number: string; paid: Amount }[]> {
  return (await reader.query(`
    SELECT i.number, SUM(a.amount) AS paid FROM invoices i JOIN payment_allocations a ON a.invoice_id = i.id AND a.fund = 'deposit'
    WHERE i.number IN (SELECT document FROM fund_movements WHERE partner_id = ? AND fund = 'deposit' AND kind = 'used') GROUP BY i.id HAVING paid > 0 ORDER BY i.id DESC LIMIT 50`,
  [partnerId])) as { number: string; paid: Amount }[];
}

export async function rebateShare(reader: Reader): Promise<string> {
  const [row] = (await reader.query('SELECT rebate_share AS share FROM company WHERE id = 1')) as { share: string }[];
  return row?.share ?? '0.2000';
}
