import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { Amount } from '../../platform/money/money.js';
import type { ContactChannel } from './collection-note.entity.js';
import type { CollectionFilter, CollectionView } from './collection.dto.js';

/** A partner who owes something overdue, as whoever calls needs it. */
export type CollectionRow = {
  id: string; code: string; nameZh: string; nameEn: string; phone: string; currency: string; managerName: string | null; territoryZh: string | null; territoryEn: string | null;
  overdue: Amount; since: string; invoices: string; isBroken: number; promisedOn: string | null; promised: Amount | null; nextOn: string | null;
  channel: ContactChannel | null; note: string | null; notedBy: string | null; notedAt: Date | null; rank: string;
};

const pageSize = 20;

// the last word on a partner's promises: a broken one counts until another is given
const lastPromise = "(SELECT m.status FROM promises m WHERE m.partner_id = p.id AND m.status <> 'withdrawn' ORDER BY m.id DESC LIMIT 1)";

/**
 * Who owes something overdue. First whose last promise is broken, then by overdue amount × days, summed over the invoices:
 * much that is long overdue comes before much that is not and little that is.
 */
const owing = `
  SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.phone, p.currency, u.name AS managerName, r.name_zh AS territoryZh, r.name_en AS territoryEn,
    x.overdue, x.since, x.invoices, COALESCE(${lastPromise} = 'broken', 0) AS isBroken, o.promisedOn, o.promised, n.next_on AS nextOn,
    n.channel, n.note, n.noted_by_name AS notedBy, n.noted_at AS notedAt, x.\`rank\`
  FROM (
      SELECT partner_id, SUM(open_amount) AS overdue, MIN(due_on) AS since, COUNT(*) AS invoices, SUM(open_amount * DATEDIFF(?, due_on)) AS \`rank\`
      FROM receivables WHERE open_amount > 0 AND due_on < ? GROUP BY partner_id
    ) x JOIN partners p ON p.id = x.partner_id LEFT JOIN users u ON u.id = p.manager_id LEFT JOIN territories r ON r.id = p.territory_id
    LEFT JOIN (SELECT partner_id, MIN(due_on) AS promisedOn, SUM(amount) AS promised FROM promises WHERE status = 'open' GROUP BY partner_id) o ON o.partner_id = p.id
    LEFT JOIN collection_notes n ON n.id = (SELECT MAX(id) FROM collection_notes WHERE partner_id = p.id)`;

const isWaiting = '(promisedOn IS NOT NULL OR nextOn > ?)';
const views: Record<CollectionView, (today: string) => Condition | undefined> = {
  today: (today) => [`(NOT COALESCE(${isWaiting}, FALSE))`, today],
  waiting: (today) => [isWaiting, today],
  all: () => undefined,
};

/** The list of a view, whom to call first on top. */
export async function collectionList(reader: Reader, filter: CollectionFilter, view: CollectionView, today: string): Promise<KeysetPage<CollectionRow> & { previous?: string }> {
  const inner = wanted(filter);
  const outer = allOf([views[view](today), beyond(filter)]);
  const way = filter.before === undefined ? 'DESC' : 'ASC';
  const rows = (await reader.query(`
    SELECT * FROM (${owing} WHERE ${inner.sql}) c WHERE ${outer.sql} ORDER BY isBroken ${way}, \`rank\` ${way}, id ${way} LIMIT ${pageSize + 1}`,
  [today, today, ...inner.values, ...outer.values])) as CollectionRow[];
  const page = turnedPage(rows.map((row) => ({ ...row, partnerId: row.id, id: `${row.isBroken}_${row.rank}_${row.id}` })), filter, pageSize);
  return { ...page, rows: page.rows.map(({ partnerId, ...row }) => ({ ...row, id: partnerId })) };
}

/** How many stand in each view. */
export async function collectionCounts(reader: Reader, filter: CollectionFilter, today: string): Promise<Record<CollectionView, number>> {
  const { sql, values } = wanted(filter);
  const [row] = (await reader.query(`SELECT COUNT(*) AS every, COUNT(IF(${isWaiting}, 1, NULL)) AS waits FROM (${owing} WHERE ${sql}) c`, [today, today, today, ...values])) as { every: string; waits: string }[];
  const [all, waiting] = [Number(row?.every), Number(row?.waits)];
  return { all, waiting, today: all - waiting };
}

export async function collectionOf(reader: Reader, code: string, today: string): Promise<CollectionRow | undefined> {
  return ((await reader.query(`${owing} WHERE p.code = ?`, [today, today, code])) as CollectionRow[])[0];
}

function wanted({ q, territory, manager }: CollectionFilter): { sql: string; values: unknown[] } {
  const like = containing(q ?? '');
  return allOf([
    q ? ['(p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, like] : undefined, territory ? ['r.code = ?', territory] : undefined, manager ? ['u.login = ?', manager] : undefined,
  ]);
}

// nonsense starts at the top
function beyond({ after, before }: CollectionFilter): Condition | undefined {
  const [, broken, rank, id] = /^([01])_(\d{1,25}\.\d\d)_(\d{1,19})$/.exec(before ?? after ?? '') ?? [];
  if (broken === undefined) return undefined;
  const sign = before === undefined ? '<' : '>';
  const weight = 'CAST(? AS DECIMAL(30,2))';
  return [`(isBroken ${sign} ? OR (isBroken = ? AND (\`rank\` ${sign} ${weight} OR (\`rank\` = ${weight} AND id ${sign} ?))))`, broken, broken, rank, rank, id];
}
