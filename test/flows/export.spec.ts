import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { anInvoice, aPayment } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let admin: Agent;
let owner: Agent;
let invoice: string;
let held: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'HZ', { nameZh: '=杭州启明灯饰', creditLimit: '5000.00' });
  await aDealer(app.database, 'CD', { nameZh: '成都锦盛光电' });
  await aProduct(app.database, 'DL-7', { price: '100.0000', taxRate: '0.1300' });
  await aProduct(app.database, 'DL-9', { price: '50.0000' });
  invoice = (await anInvoice(app, 'HZ', [{ sku: 'DL-7', quantity: 10 }, { sku: 'DL-9', quantity: 1 }])).invoice;
  await anInvoice(app, 'CD', [{ sku: 'DL-9', quantity: 3 }]);
  await aPayment(app, 'HZ', '10.00', [invoice]);
  held = await scene(app).decided('HZ', [{ sku: 'DL-7', quantity: 90 }]);
  [admin, owner] = await Promise.all([asStaff(app, 'admin'), asOwnerOf(app, 'HZ')]);
}, 30_000);
afterAll(() => app.stop());

async function rowsOf(agent: Agent, path: string): Promise<string[]> {
  const { text, headers } = await agent.get(path).expect(200).expect('content-type', 'text/csv; charset=utf-8');
  expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''.+\.csv$/);
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
}

async function bookOf(agent: Agent, path: string) {
  const { body } = await agent.get(path).buffer().parse((answer, done) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
  }).expect(200);
  return readSheet(body as Buffer);
}

const staffLists = ['orders', 'invoices', 'payments?view=all', 'statements', 'partners', 'catalog', 'prices/test', 'stock', 'users', 'audit'];

describe('every list as a file', () => {
  it.each(staffLists)('of the supplier: %s', async (list) => {
    const [path, query = ''] = list.split('?');
    const place = path === 'prices/test' ? `prices/${await firstList()}` : path;
    expect((await admin.get(`/admin/${place}?${query}`).expect(200)).text).toContain(`/admin/${place}/export.xlsx`);
    const csv = await rowsOf(admin, `/admin/${place}/export.csv?${query}`);
    const book = await bookOf(admin, `/admin/${place}/export.xlsx?${query}`);
    expect(csv[0]?.split(',')).toEqual(book[0]);
    expect(csv).toHaveLength(book.length);
  });

  it.each(['orders', 'invoices', 'payments', 'statements'])('of a dealer, with nothing of another: %s', async (list) => {
    const rows = await rowsOf(owner, `/${list}/export.csv`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.join()).not.toContain('150.00');
    expect(await bookOf(owner, `/${list}/export.xlsx`)).toHaveLength(rows.length);
  });

  it('is narrowed as the list is', async () => {
    const all = await rowsOf(admin, '/admin/orders/export.csv');
    expect(all).toHaveLength(4);
    expect(all[1]).toMatch(new RegExp(`^HZ,'=杭州启明灯饰,,,${held},,\\d{4}-\\d\\d-\\d\\d,.*,超额度,未发货,未开票,CNY,9000.00,1170.00,10170.00$`));
    expect(await rowsOf(admin, '/admin/orders/export.csv?stage=held&partner=HZ')).toEqual([all[0], all[1]]);
    expect(await rowsOf(admin, '/admin/invoices/export.csv?view=overdue')).toHaveLength(1);
    expect((await rowsOf(admin, '/admin/orders/export-held.csv'))[1]).toContain(held);
  });

  it('has the lines of orders too', async () => {
    const lines = await rowsOf(owner, '/orders/export-lines.csv');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/,1,DL-7,DL-7 筒灯,只,10,100.0000,0.0000,CNY,1000.00,0.1300,130.00,10,0,0$/);
    expect(await rowsOf(admin, '/admin/orders/export-lines.csv?partner=CD')).toHaveLength(2);
  });

  it('is in the reader\'s language, and of no other kind than these two', async () => {
    const { text } = await owner.get('/invoices/export.csv?lang=en');
    expect(text).toContain('Invoice,Order,Issued on');
    await owner.get('/invoices/export.pdf').expect(404);
  });
});

async function firstList(): Promise<string> {
  return (await app.database.query<{ code: string }>('SELECT code FROM price_lists LIMIT 1'))[0]?.code ?? '';
}
