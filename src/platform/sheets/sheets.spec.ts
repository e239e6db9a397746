import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/node';
import type { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { Download, Redirect } from '../http/page.js';
import { type Columns, day, figure, moment } from './cells.js';
import { everyPage } from './every-page.js';
import { mostRows, Sheets } from './sheets.js';

type Row = { sku: string; price: string; on: string; at: Date };

const columns: Columns<Row> = { sku: ({ sku }) => sku, unitPrice: ({ price }) => figure(price), orderedOn: ({ on }) => day(on), at: ({ at }) => moment(at) };
const row = (sku: string, price = '12.5000'): Row => ({ sku, price, on: '2026-11-25', at: new Date('2026-11-25T18:30:00Z') });
const sheets = new Sheets({ today: () => '2026-11-25' } as Clock, { timeZone: 'Asia/Shanghai' } as Config);
const request = { language: 'en', originalUrl: '/admin/stock/export.xlsx?q=a' } as Request;

async function* pagesOf(...pages: Row[][]): AsyncGenerator<Row[]> {
  yield* pages;
}

async function sent(format: string, pages: AsyncIterable<Row[]>): Promise<Buffer> {
  const { content } = await sheets.send(request, format, { name: 'stock', columns, pages }) as Download;
  return content instanceof Readable ? Buffer.from(await text(content)) : content;
}

// days as Excel counts them are a millisecond off now and then
const toSeconds = (rows: unknown[][]) => rows.map((cells) => cells.map((cell) => (cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell)));

describe('a list as a file', () => {
  it('is CSV with the heads in the reader\'s language, instants in the supplier\'s zone and no formula', async () => {
    expect((await sent('csv', pagesOf([row('=1+1', '-3.20')], [row('A,"b"')]))).toString()).toBe(
      '\uFEFFSKU,Unit price,Ordered on,When\r\n\'=1+1,-3.20,2026-11-25,2026-11-26 02:30:00\r\n"A,""b""",12.5000,2026-11-25,2026-11-26 02:30:00\r\n');
  });

  it('is a workbook whose numbers and days are numbers and days, and whose texts are texts', async () => {
    const rows = toSeconds(await readSheet(await sent('xlsx', pagesOf([row('=1+1', '-3.20'), row('灯 <b>&"\u0007\uD800', '12345678901234567.00')]))));
    expect(rows).toEqual([
      ['SKU', 'Unit price', 'Ordered on', 'When'],
      ['=1+1', -3.2, new Date('2026-11-25T00:00:00Z'), new Date('2026-11-26T02:30:00Z')],
      ['灯 <b>&"\uFFFD', '12345678901234567.00', new Date('2026-11-25T00:00:00Z'), new Date('2026-11-26T02:30:00Z')],
    ]);
  });

  it('goes on page by page to the end of the list', async () => {
    const pages = everyPage(async (after) => ({ rows: [row(`after ${after}`)], next: after === '2' ? undefined : String(Number(after ?? 0) + 1) }));
    expect((await sent('csv', pages)).toString().match(/after \w+/g)).toEqual(['after undefined', 'after 1', 'after 2']);
  });

  it('is no workbook when there are too many rows: the list itself says so', async () => {
    const full = Array.from({ length: mostRows }, () => row('A'));
    expect(await sheets.send(request, 'xlsx', { name: 'stock', columns, pages: pagesOf(full) })).toBeInstanceOf(Download);
    expect(await sheets.send(request, 'xlsx', { name: 'stock', columns, pages: pagesOf(full, [row('A')]) })).toEqual(
      new Redirect('/admin/stock?q=a', { key: 'export.tooMany', values: { most: 50_000 }, tone: 'amber' }));
  });
});
