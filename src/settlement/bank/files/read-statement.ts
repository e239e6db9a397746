import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { compare, isPositive, rounded, sum } from '../../../platform/money/money.js';
import { BankError } from '../bank-error.js';
import type { BankProfile } from '../accounts/bank-profile.entity.js';
import { type BankColumn, type Places, placesIn } from './column-names.js';
import { amountIn, dayIn } from './statement-cells.js';

/** Money that came in. `key` names the line within its bank account: the bank's serial, or what the line says. */
export type StatedLine = { line: number; key: string; bookedOn: string; amount: string; payerName: string; payerAccount: string; reference: string; serial: string };
export type WrongLine = { line: number; code: string; text: string };
export type StatedFile = { lines: StatedLine[]; wrong: WrongLine[]; debits: { count: number; amount: string } };

type Row = { line: number; cells: string[] };
type Money = { credit: string; debit: string };
type Profile = Omit<BankProfile, 'id' | 'name' | 'bankAccount'>;

const mostLines = 5000;
const headerWithin = 30;
const footer = /^(合计|总计|小计|汇总|本页|total)/i;

/** Reads a bank's file: what came in, what went out (only counted), and lines that cannot be read. Throws `not_csv`, `no_header`, `too_long`. */
export function readStatement(text: string, profile: Profile, today: string): StatedFile {
  const rows = rowsOf(text);
  const at = rows.slice(0, headerWithin).findIndex(({ cells }) => placesIn(cells, profile) !== undefined);
  const places = placesIn(rows[at]?.cells ?? [], profile);
  if (!places) throw new BankError('no_header', {}, 'file');
  const body = rows.slice(at + 1).filter(({ cells }) => !footer.test(cells.find((cell) => cell !== '') ?? ''));
  if (body.length > mostLines) throw new BankError('too_long', { most: mostLines }, 'file');
  return withKeys(body.map((row) => readRow(row, places, profile, today)));
}

type Read = WrongLine | { out: string } | Omit<StatedLine, 'key'>;

function readRow({ line, cells }: Row, places: Places, profile: Profile, today: string): Read {
  const text = (column: BankColumn, length: number) => (cells[places[column] ?? -1] ?? '').slice(0, length);
  const wrong = (code: string): WrongLine => ({ line, code, text: cells.filter(Boolean).join(' · ').slice(0, 200) });
  const bookedOn = dayIn(text('date', 40), profile.dateFormat);
  if (bookedOn === undefined) return wrong('date');
  if (bookedOn > today) return wrong('future_day');
  const money = moneyIn((column) => text(column, 40));
  if (money === undefined || compare(rounded(sum([money.credit, money.debit]), profile.currency), sum([money.credit, money.debit])) !== 0) return wrong('amount');
  if (isPositive(money.credit) === isPositive(money.debit)) return wrong(isPositive(money.credit) ? 'both_sides' : 'no_amount');
  if (isPositive(money.debit)) return { out: money.debit };
  return { line, bookedOn, amount: money.credit, payerName: text('payer', 120), payerAccount: text('payerAccount', 60).replace(/[\s-]/g, ''), reference: text('reference', 240), serial: text('serial', 60) };
}

/** What came in and what went out; a single column tells them apart by its sign or by a column of its own. */
function moneyIn(text: (column: BankColumn) => string): Money | undefined {
  const [credit, debit, amount] = (['credit', 'debit', 'amount'] as const).map((column) => amountIn(text(column)));
  if (credit === undefined || debit === undefined || amount === undefined) return undefined;
  if (compare(credit, 0) !== 0 || compare(debit, 0) !== 0 || compare(amount, 0) === 0) return amountsOf(credit, debit);
  const goesOut = text('direction') === '' ? amount.startsWith('-') : !/贷|收|入|^cr?$|^credit|^in|^\+/i.test(text('direction'));
  const size = amount.replace('-', '');
  return goesOut ? { credit: '0.00', debit: size } : { credit: size, debit: '0.00' };
}

// a negative credit is money the bank took back
function amountsOf(credit: string, debit: string): Money {
  const went = (side: string) => (side.startsWith('-') ? side.slice(1) : '0.00');
  const came = (side: string) => (side.startsWith('-') ? '0.00' : side);
  return { credit: sum([came(credit), went(debit)]), debit: sum([came(debit), went(credit)]) };
}

function withKeys(read: Read[]): StatedFile {
  const seen = new Map<string, number>();
  const file: StatedFile = { lines: [], wrong: [], debits: { count: 0, amount: '0.00' } };
  for (const row of read) {
    if ('out' in row) file.debits = { count: file.debits.count + 1, amount: sum([file.debits.amount, row.out]) };
    else if ('code' in row) file.wrong.push(row);
    else {
      const said = row.serial === '' ? `h:${hashOf(row)}` : `s:${row.serial}`;
      const times = (seen.get(said) ?? 0) + 1;
      seen.set(said, times);
      if (row.serial !== '' && times > 1) file.wrong.push({ line: row.line, code: 'serial_twice', text: row.serial });
      else file.lines.push({ ...row, key: row.serial === '' ? `${said}:${times}` : said });
    }
  }
  return file;
}

function hashOf({ bookedOn, amount, payerName, payerAccount, reference }: Omit<StatedLine, 'key'>): string {
  return createHash('sha256').update(JSON.stringify([bookedOn, amount, payerName, payerAccount, reference])).digest('hex').slice(0, 48);
}

function rowsOf(text: string): Row[] {
  if (text.includes('\u0000') || text.includes('\uFFFD')) throw new BankError('not_csv', {}, 'file');
  try {
    const options = { bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, skip_records_with_empty_values: true, delimiter: delimiterOf(text) };
    const records = parse(text.replace(/\r\n?/g, '\n'), options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map(bare) }));
  } catch {
    throw new BankError('not_csv', {}, 'file');
  }
}

// some banks save tabs under the name of CSV
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  return head.split('\t').length > head.split(',').length ? '\t' : ',';
}

// banks keep long numbers from Excel as ="123" or with a tab
function bare(cell: string): string {
  return cell.trim().replace(/^="(.*)"$/, '$1').replace(/^'(?=\d)/, '').trim();
}
