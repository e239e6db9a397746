import { Decimal } from 'decimal.js';
import { readSheet } from 'read-excel-file/node';
import { DomainError } from '../platform/http/errors.js';
import { paddedCells } from './padded-cells.js';
import { unpackedBytes } from './unpacked-bytes.js';

// 100,000 rows of ten cells are 50 MB, and ten times as much while they are read
const mostUnpackedBytes = 96 * 1024 * 1024;
// larger ones keep whoever reads them busy for too long: half a megabyte is 10,000 rows and takes 0.3 s
const heavyBytes = 512 * 1024;
const zip = '504b0304';
const oldExcel = 'd0cf11e0';

/** Whether a file is an Excel workbook, by its first bytes. */
export function isWorkbook(content: Buffer): boolean {
  return startsWith(content, zip) || startsWith(content, oldExcel);
}

/** Whether a workbook is so large that only the worker may read it. */
export function isHeavyWorkbook(content: Buffer): boolean {
  return startsWith(content, zip) && content.length > heavyBytes;
}

/** The first sheet of a workbook as CSV, its cells as they look; a row stands on the line of its number. Throws `sheet_unreadable`, `sheet_old`, `sheet_too_large`. */
export async function sheetText(content: Buffer): Promise<string> {
  if (startsWith(content, oldExcel)) throw new DomainError('imports', 'sheet_old', 422, {}, 'file');
  if (unpackedBytes(content) > mostUnpackedBytes) throw new DomainError('imports', 'sheet_too_large', 422, {}, 'file');
  const rows = await rowsOf(content).catch(() => {
    throw new DomainError('imports', 'sheet_unreadable', 422, {}, 'file');
  });
  const used = usedColumns(rows);
  return rows.map((row) => `${lineOf(used.map((column) => row[column] ?? ''))}\n`).join('');
}

async function rowsOf(content: Buffer): Promise<string[][]> {
  const rows = (await readSheet<string>(content, { parseNumber: spelled })).map((row) => row.map(cellText));
  for (const { row, column, width } of paddedCells(content)) {
    const cells = rows[row];
    const text = cells?.[column];
    if (cells && text && /^\d+$/.test(text)) cells[column] = text.padStart(width, '0');
  }
  return rows;
}

// a sheet may begin further right than in A
function usedColumns(rows: string[][]): number[] {
  const used = new Set<number>();
  for (const row of rows) row.forEach((cell, column) => cell !== '' && used.add(column));
  return [...used].toSorted((a, b) => a - b);
}

function lineOf(cells: string[]): string {
  return cells.every((cell) => cell === '') ? '' : cells.map(quoted).join(',');
}

function startsWith(content: Buffer, hex: string): boolean {
  return content.subarray(0, 4).toString('hex') === hex;
}

// Excel keeps 15 digits: 19.9 is stored as 19.899999999999999
function spelled(number: string): string {
  return new Decimal(number).toSignificantDigits(15).toFixed();
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayText(cell.toISOString());
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}

function dayText(instant: string): string {
  return instant.endsWith('T00:00:00.000Z') ? instant.slice(0, 10) : instant.slice(0, 19).replace('T', ' ');
}

// a line is a row: what is written in several lines within a cell is written in one
function quoted(text: string): string {
  const oneLine = text.replace(/\s*[\r\n]+\s*/g, ' ');
  return /[",]/.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}
