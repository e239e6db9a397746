import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { LinesFilter, LineView } from './bank.dto.js';
import type { BankFileStatus } from './files/bank-file.entity.js';
import type { BankLineStatus } from './bank-line.entity.js';

export type LineRow = {
  id: string; status: BankLineStatus; bookedOn: string; amount: string; currency: string; payerName: string; payerKey: string; payerAccount: string; reference: string; serial: string;
  asideReason: string; decidedByName: string; decidedAt: Date | null; account: string; fileName: string; payment: string | null; partnerCode: string | null; nameZh: string | null; nameEn: string | null;
};

export type FileRow = { id: string; profileId: string; fileId: string; name: string; account: string; currency: string; status: BankFileStatus; takenLines: number; uploadedByName: string; uploadedAt: Date };
export type LineCounts = Record<Exclude<LineView, 'all'>, number> & { openAmount: string };

const pageSize = 20;

const lines = `
  SELECT l.id, l.status, l.booked_on AS bookedOn, l.amount, l.currency, l.payer_name AS payerName, l.payer_key AS payerKey, l.payer_account AS payerAccount, l.reference, l.serial,
    l.aside_reason AS asideReason, l.decided_by_name AS decidedByName, l.decided_at AS decidedAt, b.name AS account, f.name AS fileName, y.number AS payment,
    p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM bank_lines l JOIN bank_profiles b ON b.id = l.profile_id JOIN bank_files f ON f.id = l.file_id
    LEFT JOIN payments y ON y.id = l.payment_id LEFT JOIN partners p ON p.id = l.partner_id`;

/** Lines in a view, latest first. */
export async function linesIn(reader: Reader, filter: LinesFilter, view: LineView): Promise<KeysetPage<LineRow> & { previous?: string }> {
  const turn = keysetTurn('l.id', filter);
  const { sql, values } = allOf([
    view === 'all' ? undefined : ['l.status = ?', view], filter.account ? ['l.profile_id = ?', filter.account] : undefined, searched(filter.q), [turn.where, turn.value],
  ]);
  const rows = (await reader.query(`${lines} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as LineRow[];
  return turnedPage(rows, filter, pageSize);
}

export async function lineById(reader: Reader, id: string): Promise<LineRow | undefined> {
  return ((await reader.query(`${lines} WHERE l.id = ?`, [id])) as LineRow[])[0];
}

export async function linesById(reader: Reader, ids: string[]): Promise<LineRow[]> {
  return ids.length === 0 ? [] : (await reader.query(`${lines} WHERE l.id IN (?) ORDER BY l.id DESC`, [ids])) as LineRow[];
}

/** How many lines stand in each view; the open amount is of one currency. */
export async function lineCounts(reader: Reader, currency: string): Promise<LineCounts> {
  const rows = (await reader.query(
    'SELECT status, COUNT(*) AS count, COALESCE(SUM(IF(currency = ?, amount, 0)), 0) AS amount FROM bank_lines GROUP BY status', [currency])) as { status: BankLineStatus; count: string; amount: string }[];
  const of = (status: BankLineStatus) => rows.find((row) => row.status === status);
  return { open: Number(of('open')?.count ?? 0), matched: Number(of('matched')?.count ?? 0), aside: Number(of('aside')?.count ?? 0), openAmount: of('open')?.amount ?? '0.00' };
}

const files = `
  SELECT f.id, f.profile_id AS profileId, f.file_id AS fileId, f.name, b.name AS account, b.currency, f.status, f.taken_lines AS takenLines, f.uploaded_by_name AS uploadedByName, f.uploaded_at AS uploadedAt
  FROM bank_files f JOIN bank_profiles b ON b.id = f.profile_id`;

export async function filesOf(reader: Reader, cursor: { after?: string; before?: string }): Promise<KeysetPage<FileRow> & { previous?: string }> {
  const turn = keysetTurn('f.id', cursor);
  return turnedPage((await reader.query(`${files} WHERE ${turn.where} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [turn.value])) as FileRow[], cursor, pageSize);
}

export async function fileById(reader: Reader, id: string): Promise<FileRow | undefined> {
  return ((await reader.query(`${files} WHERE f.id = ?`, [id])) as FileRow[])[0];
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return ['(l.payer_name LIKE ? OR l.reference LIKE ? OR l.serial LIKE ? OR l.payer_account LIKE ? OR l.amount = ?)', like, like, like, like, /^\d{1,15}(\.\d{1,2})?$/.test(q.trim()) ? q.trim() : '-1'];
}
