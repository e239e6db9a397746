import type { Reader } from '../../platform/database/database.js';
import { addDays } from '../../platform/clock/days.js';
import { type KeysetPage, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { Amount } from '../../platform/money/money.js';
import type { AgeBucket } from '../statements/ageing.js';
import type { AgeingBy, AgeingFilter } from './ageing.dto.js';

/** What is open by how long it is overdue, of a partner, a territory, a person or everyone. */
export type AgeingSums = Record<AgeBucket, Amount> & { total: Amount; overdue: Amount; partners: string };
export type AgeingRow = AgeingSums & { id: string; code: string | null; nameZh: string | null; nameEn: string | null; managerName: string | null; unapplied: Amount | null };

/** `id` is the row's place in the list: what is overdue, and the row's own number. */
type Found = AgeingRow & { rowId: string } & { [Name in keyof AgeingSums as `all_${Name}`]: AgeingSums[Name] };
type Asked = AgeingFilter & { currency: string; day: string; today: string };

const sums = `SUM(x.current) AS current, SUM(x.d1_30) AS d1_30, SUM(x.d31_60) AS d31_60, SUM(x.d61_90) AS d61_90, SUM(x.d90_plus) AS d90_plus, SUM(x.total) AS total, SUM(x.overdue) AS overdue`;

// the same of all rows beside each, so that everything open is read once
const ofAll = ['current', 'd1_30', 'd31_60', 'd61_90', 'd90_plus', 'total', 'overdue', 'partners'].map((name) => `SUM(${name}) OVER () AS all_${name}`).join(', ');

const rowsBy: Record<AgeingBy, { id: string; names: string; unapplied: string }> = {
  partner: { id: 'p.id', names: 'MAX(p.code) AS code, MAX(p.name_zh) AS nameZh, MAX(p.name_en) AS nameEn, MAX(u.name) AS managerName', unapplied: 'MAX(a.unapplied)' },
  territory: { id: 'COALESCE(p.territory_id, 0)', names: 'MAX(r.code) AS code, MAX(r.name_zh) AS nameZh, MAX(r.name_en) AS nameEn, NULL AS managerName', unapplied: 'SUM(a.unapplied)' },
  manager: { id: 'COALESCE(p.manager_id, 0)', names: 'MAX(u.login) AS code, MAX(u.name) AS nameZh, MAX(u.name) AS nameEn, MAX(u.name) AS managerName', unapplied: 'SUM(a.unapplied)' },
};

const joined = `JOIN partners p ON p.id = x.partner_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN users u ON u.id = p.manager_id
    LEFT JOIN credit_accounts a ON a.partner_id = p.id`;

/** Rows by what is overdue, the most first, and everything the filter asks for in sum. */
export async function ageingPage(reader: Reader, asked: Asked, size: number): Promise<KeysetPage<AgeingRow> & { previous?: string; whole?: AgeingSums }> {
  const { id, names, unapplied } = rowsBy[asked.by ?? 'partner'];
  const aged = agedOn(asked);
  const { sql, values } = wanted(asked);
  const turn = turnOf(asked);
  const rows = (await reader.query(`
    SELECT * FROM (SELECT g.*, ${ofAll} FROM (
      SELECT ${id} AS rowId, ${names}, ${sums}, ${unapplied} AS unapplied, COUNT(*) AS partners FROM (${aged.sql}) x ${joined} WHERE ${sql} GROUP BY rowId) g) w
    WHERE ${turn.sql} ORDER BY overdue ${turn.way}, rowId ${turn.way} LIMIT ${size + 1}`, [...aged.values, ...values, ...turn.values])) as Found[];
  return { ...turnedPage(rows.map(({ rowId, ...row }) => ({ ...row, id: `${row.overdue}_${rowId}` })), asked, size), whole: rows[0] && wholeIn(rows[0]) };
}

function wholeIn(row: Found): AgeingSums {
  const { all_current: current, all_d1_30: d1_30, all_d31_60: d31_60, all_d61_90: d61_90, all_d90_plus: d90_plus, all_total: total, all_overdue: overdue, all_partners: partners } = row;
  return { current, d1_30, d31_60, d61_90, d90_plus, total, overdue, partners };
}

/** The currencies in which something is open. */
export async function currenciesOwed(reader: Reader): Promise<string[]> {
  const rows = (await reader.query('SELECT DISTINCT currency FROM credit_accounts WHERE open_invoices > 0 ORDER BY currency')) as { currency: string }[];
  return rows.map(({ currency }) => currency);
}

// today's from what is open; an earlier day's by adding what was matched or written off since
function agedOn({ day, today }: Asked): { sql: string; values: unknown[] } {
  const [d30, d60, d90] = [addDays(day, -30), addDays(day, -60), addDays(day, -90)];
  const buckets = (open: string) => `
    SELECT v.partner_id, SUM(IF(v.due_on >= ?, ${open}, 0)) AS current, SUM(IF(v.due_on < ? AND v.due_on >= ?, ${open}, 0)) AS d1_30, SUM(IF(v.due_on < ? AND v.due_on >= ?, ${open}, 0)) AS d31_60,
      SUM(IF(v.due_on < ? AND v.due_on >= ?, ${open}, 0)) AS d61_90, SUM(IF(v.due_on < ?, ${open}, 0)) AS d90_plus, SUM(${open}) AS total, SUM(IF(v.due_on < ?, ${open}, 0)) AS overdue`;
  const days = [day, day, d30, d30, d60, d60, d90, d90, day];
  if (day >= today) return { sql: `${buckets('v.open_amount')} FROM receivables v WHERE v.open_amount > 0 GROUP BY v.partner_id`, values: days };
  const then = 'v.open_amount + COALESCE(l.amount, 0)';
  return {
    sql: `${buckets(then)} FROM receivables v LEFT JOIN (
        SELECT i.receivable_id, SUM(s.amount) AS amount FROM (
          SELECT invoice_id, amount FROM payment_allocations WHERE allocated_on > ? UNION ALL SELECT invoice_id, amount FROM write_offs WHERE written_on > ?
        ) s JOIN invoices i ON i.id = s.invoice_id GROUP BY i.receivable_id
      ) l ON l.receivable_id = v.id WHERE v.issued_on <= ? AND ${then} > 0 GROUP BY v.partner_id`,
    values: [...days, day, day, day],
  };
}

function wanted({ currency, q, territory, manager }: Asked): { sql: string; values: unknown[] } {
  const like = containing(q ?? '');
  return allOf([
    ['p.currency = ?', currency], q ? ['(p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, like] : undefined,
    territory ? ['r.code = ?', territory] : undefined, manager ? ['u.login = ?', manager] : undefined,
  ]);
}

// nonsense starts at the top
function turnOf({ after, before }: Asked): { sql: string; values: unknown[]; way: 'ASC' | 'DESC' } {
  const [, overdue, id] = /^(\d{1,17}\.\d\d)_(\d{1,19})$/.exec(before ?? after ?? '') ?? [];
  const way = before === undefined ? 'DESC' : 'ASC';
  if (overdue === undefined) return { sql: 'TRUE', values: [], way };
  const sign = before === undefined ? '<' : '>';
  const [sql, ...values]: Condition = [`(overdue ${sign} CAST(? AS DECIMAL(19,2)) OR (overdue = CAST(? AS DECIMAL(19,2)) AND rowId ${sign} ?))`, overdue, overdue, id];
  return { sql, values, way };
}
