import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { csvLine, csvMark } from '../files/csv.js';
import { NotFound } from '../http/errors.js';
import { Download, type Redirect, redirect } from '../http/page.js';
import { type Language, translate } from '../i18n/i18n.js';
import { type Cell, type Columns, momentIn } from './cells.js';
import { Workbook } from './workbook.js';

/** What a list gives away: its rows page by page, and what of them stands in which column. `name` is a word of `export.names`. */
export type Sheet<Row> = { name: string; columns: Columns<Row>; pages: AsyncIterable<Row[]> };

/** As many rows as an Excel file gets; more are for CSV, which is never held. */
export const mostRows = 50_000;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Injectable()
export class Sheets {
  constructor(private readonly clock: Clock, private readonly config: Config) {}

  /** A list as a file, its heads in the reader's language. Of a list too long for Excel its page says so. Throws NotFound for another format. */
  async send<Row>(request: Request, format: string, sheet: Sheet<Row>): Promise<Download | Redirect> {
    const { language } = request;
    const name = translate(language, `export.names.${sheet.name}`);
    const heads = Object.keys(sheet.columns).map((head) => translate(language, `export.columns.${head}`));
    const file = `${name}-${this.clock.today()}.${format}`;
    if (format === 'csv') return new Download(Readable.from(this.csv(heads, cellsOf(sheet, language))), 'text/csv; charset=utf-8', file);
    if (format !== 'xlsx') throw new NotFound();
    const content = await this.workbook(name, heads, cellsOf(sheet, language));
    return content ? new Download(content, xlsx, file) : redirect(listOf(request.originalUrl), 'export.tooMany', { most: mostRows }, 'amber');
  }

  private async* csv(heads: string[], pages: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
    yield csvMark + csvLine(heads);
    for await (const rows of pages) yield rows.map((cells) => csvLine(cells.map((cell) => this.written(cell)))).join('');
  }

  private async workbook(name: string, heads: string[], pages: AsyncIterable<Cell[][]>): Promise<Buffer | undefined> {
    const workbook = new Workbook(name, heads, this.config.timeZone);
    let count = 0;
    for await (const rows of pages) {
      count += rows.length;
      if (count > mostRows) return undefined;
      workbook.add(rows);
    }
    return workbook.end();
  }

  private written(cell: Cell): string | number {
    if (cell == null || typeof cell === 'string') return cell ?? '';
    if ('day' in cell) return cell.day;
    return 'moment' in cell ? momentIn(this.config.timeZone, cell.moment) : cell.number;
  }
}

async function* cellsOf<Row>({ columns, pages }: Sheet<Row>, language: Language): AsyncGenerator<Cell[][]> {
  const values = Object.values(columns);
  for await (const rows of pages) if (rows.length > 0) yield rows.map((row) => values.map((value) => value(row, language)));
}

// the list an export belongs to, narrowed as it was
function listOf(address: string): string {
  return address.replace(/\/export[^/?]*(?=\?|$)/, '');
}
