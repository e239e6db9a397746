import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TidyUp } from '../../src/imports/housekeeping/tidy-up.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Files } from '../../src/platform/files/files.js';
import { type TestApp, startApp } from '../support/app.js';
import { type Agent, asStaff, csrfOf } from '../support/people.js';
import { workbook } from '../support/workbook.js';

let app: TestApp;
let desk: Agent;
let csrf: string;

beforeAll(async () => {
  app = await startApp();
  desk = await asStaff(app, 'order_desk');
  csrf = csrfOf((await desk.get('/admin/imports?lang=en').expect(200)).text);
});

afterAll(() => app.stop());

const upload = (kind: string, content?: Buffer | string, { name = '商品.csv', key = '' } = {}) => {
  const post = desk.post('/admin/imports').field('_csrf', csrf).field('kind', kind).field('_key', key);
  return content === undefined ? post : post.attach('file', Buffer.from(content), name);
};
const checked = async (...file: Parameters<typeof upload>) => String((await upload(...file).expect(303)).headers.location);
const textOf = async (path: string) => (await desk.get(path).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').replaceAll('&gt;', '>');
const press = (path: string, act: 'execution' | 'cancellation') => desk.postForm(`${path}/${act}`);
const brought = async (kind: string, content: Buffer | string) => {
  const path = await checked(kind, content);
  await press(path, 'execution').expect(303);
  return path;
};
const query = (sql: string) => app.database.query(sql);
const stateOf = async (path: string) => (await query(`SELECT status FROM imports WHERE id = ${path.split('/').at(-1)}`))[0]?.status;
const products = 'sku,name_zh,category,base_price\n';

describe('the check before an import', () => {
  it('says what would be created and writes nothing', async () => {
    const path = await checked('products', `\uFEFF${products.replace('\n', '\r\n')}A-1,筒灯,灯具 > 筒灯,19.9\r\nA-2,射灯,灯具,\r\n`);
    const text = await textOf(path);
    expect(text).toContain('The file can be imported');
    expect(text).toContain('To create 2 To change 0 Unchanged 0 Rows with errors 0');
    expect(text).toContain('2 A-1 筒灯 灯具 > 筒灯 19.90 3 A-2 射灯 灯具 —');
    expect(await query('SELECT 1 FROM products UNION ALL SELECT 1 FROM categories UNION ALL SELECT 1 FROM price_lists')).toEqual([]);
    expect(await textOf('/admin/imports')).toContain('商品.csv staff-order_desk just now — — — Ready to import');
  });

  it('lets the file in when told so, all rows at once', async () => {
    const path = await brought('products', `${products}A-1,筒灯,灯具 > 筒灯,19.9\nA-2,射灯,灯具,\n`);
    const text = await textOf(path);
    expect(text).toContain('The file is in');
    expect(text).toContain('New 2 Changed 0 Unchanged 0');
    expect(text).not.toContain('Other than at the check');
    expect(await query('SELECT sku FROM products ORDER BY sku')).toEqual([{ sku: 'A-1' }, { sku: 'A-2' }]);
  });

  it('shows what changes, before and after, in words of the file', async () => {
    const text = await textOf(await checked('products', `${products}A-1,筒灯 7W,灯具,20.5\nA-2,射灯,灯具,\nA-3,吊灯,灯具,5\n`));
    expect(text).toContain('To create 1 To change 1 Unchanged 1 Rows with errors 0');
    expect(text).toContain('2 A-1 Chinese name 筒灯 → 筒灯 7W Category 灯具 > 筒灯 → 灯具 Base price 19.90 → 20.50');
    expect(text).toContain('4 A-3 吊灯 灯具 5.00');
    expect(await textOf(await checked('products', '商品编码,缺货时允许下单\nA-1,是\nA-2,no\n'))).toContain('2 A-1 May be back-ordered no → yes');
  });

  it('has nothing to do for the same file again', async () => {
    const path = await checked('products', `${products}A-1,筒灯,灯具 > 筒灯,19.9\nA-2,射灯,灯具,\n`);
    expect(await textOf(path)).toContain('The file changes nothing');
    expect((await desk.get(path)).text).not.toContain('/execution');
  });

  it('tells partners, prices and stock apart by what they change', async () => {
    await brought('partners', 'code,name_zh,kind,tier,credit_limit\nHZ,杭州启明,exclusive,gold,50000\n');
    expect(await textOf(await checked('partners', 'code,tier,territory,credit_limit,currency\nhz,silver,华东,60000,\n')))
      .toContain('2 hz Tier gold → silver Territory — → 华东 Credit limit 50000.00 → 60000.00');
    await brought('prices', 'list,scope,scope_key,sku,unit_price,valid_to\n2026,dealer,HZ,A-1,18,\n');
    expect(await textOf(await checked('prices', 'list,scope,scope_key,sku,unit_price,valid_to\n2026,dealer,hz,A-1,17.5,2026-12-31\n2026,base,,A-1,19,\n')))
      .toMatch(/2 A-1 · 2026 · hz · ≥ 1 Unit price 18\.00 → 17\.50 Valid to — → 2026-12-31 .* 3 A-1 2026 base 1 19\.00 CNY/);
    await brought('stock', 'warehouse,sku,on_hand\nMAIN,A-1,10\n');
    const stock = await textOf(await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,12\nEAST,A-1,3\n'));
    expect(stock).toContain('2 A-1 · MAIN On hand 10 → 12');
    expect(stock).toContain('3 A-1 EAST 3');
    expect(await query('SELECT on_hand FROM stock')).toEqual([{ on_hand: 10 }]);
  });

  it('lists everything that is wrong with its line and the reason, and what the other rows would do', async () => {
    const path = await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,many\nMAIN,A-9,1\nMAIN,A-2,5,6\nEAST,A-2,4\n');
    const text = await textOf(path);
    expect(text).toContain('To create 1 To change 0 Unchanged 0 Rows with errors 3');
    expect(text).toContain('2 On hand on_hand Enter a whole number 3 SKU sku There is no product A-9 4 — This row has 4 cells, the header 3');
    await press(path, 'execution').expect(422);
    expect(await stateOf(path)).toBe('refused');
  });

  it('gives the wrong rows as a file that no spreadsheet takes for formulas', async () => {
    const path = await checked('products', `${products}A-1,筒灯,灯具,1\n=1+1,"吊灯, 大",灯具,twelve\n`);
    const { text, headers } = await desk.get(`${path}/errors`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text).toBe(`\uFEFFLine,sku,name_zh,category,base_price,What to mend\r\n3,'=1+1,"吊灯, 大",灯具,twelve,Base price: Enter a number such as 1234.50\r\n`);
  });

  it('shows an error for what is no such file', async () => {
    expect(await textOf(await checked('stock', 'just text\nand more\n'))).toContain('This is no CSV file');
    expect(await textOf(await checked('stock', 'warehouse,sku,colour\nMAIN,A-1,red\n'))).toContain('There is no column colour');
  });

  it('takes the same form sent twice as once', async () => {
    const sent = ['stock', 'warehouse,sku,on_hand\nMAIN,A-1,11\n', { key: 'once' }] as const;
    expect(await checked(...sent)).toBe(await checked(...sent));
  });

  it('turns over the pages of many errors', async () => {
    const path = await checked('stock', `warehouse,sku,on_hand\n${Array.from({ length: 150 }, (_, index) => `MAIN,NO-${index},1`).join('\n')}\n`);
    expect(await textOf(path)).toContain('There is no product NO-99');
    expect(await textOf(path)).not.toContain('There is no product NO-100');
    expect(await textOf(`${path}?from=100`)).toContain('There is no product NO-149');
    await desk.get(`${path}?from=x`).expect(422);
  });
});

describe('a checked file', () => {
  const file = 'warehouse,sku,on_hand\nMAIN,A-1,20\n';

  it('can be dropped, and is not brought in any more', async () => {
    const path = await checked('stock', file);
    await press(path, 'cancellation').expect(303);
    expect(await textOf(path)).toContain('The import was cancelled');
    expect((await press(path, 'execution').expect(422)).text).toContain('The import is no longer where it was');
    expect((await press(path, 'cancellation').expect(422)).text).toContain('The import is no longer where it was');
    expect(await query('SELECT on_hand FROM stock')).toEqual([{ on_hand: 10 }]);
  });

  it('says what it was in the end when the data changed since the check', async () => {
    const path = await checked('stock', file);
    await brought('stock', file);
    await press(path, 'execution').expect(303);
    const text = await textOf(path);
    expect(text).toContain('Other than at the check');
    expect(text).toContain('The check said 0 new, 1 changed, 0 unchanged');
    expect(text).toContain('New 0 Changed 0 Unchanged 1');
  });

  it('is refused as a whole when the data no longer lets it in', async () => {
    const path = await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,25\nEAST,A-1,9\n');
    await query('UPDATE stock SET reserved = 20, on_hand = 30');
    await press(path, 'execution').expect(303);
    expect(await stateOf(path)).toBe('done');
    const short = await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,26\nWEST,A-1,9\n');
    await query('UPDATE stock SET reserved = 27, on_hand = 30');
    await press(short, 'execution').expect(303);
    expect(await textOf(short)).toContain('27 are reserved for orders: it cannot be less');
    expect(await query("SELECT 1 FROM warehouses WHERE code = 'WEST'")).toEqual([]);
  });

  it('comes in once when two press at the same moment', async () => {
    const path = await checked('products', `${products}A-7,台灯,灯具,7\n`);
    const answers = await Promise.all([press(path, 'execution'), press(path, 'execution')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await stateOf(path)).toBe('done');
  });

  it('keeps who did what, on its page and on the trail', async () => {
    const path = await brought('products', `${products}A-8,台灯,灯具,8\n`);
    expect(await textOf(path)).toMatch(/staff-order_desk All rows are in .* staff-order_desk uploaded the file/);
    const [entry] = await query("SELECT actor_name AS actor, subject FROM audit_entries WHERE action = 'imports.run' ORDER BY id DESC LIMIT 1");
    expect(entry).toEqual({ actor: 'staff-order_desk', subject: 'products' });
    expect(await query("SELECT COUNT(*) AS n FROM audit_entries WHERE action = 'imports.cancelled'")).toEqual([{ n: '1' }]);
  });
});

describe('an Excel file', () => {
  const xlsx = { name: '商品.xlsx' };

  it('is read by our names of the columns, its numbers, days and codes as they look', async () => {
    await brought('products', `${products}00042,筒灯,灯具,1\n007,灯带,灯具,1\n`);
    const sheet = workbook([
      ['价目表', '适用范围', 'SKU', 'unit_price', '生效日期', 'valid to'],
      ['2027', 'base', '007', { number: '19.899999999999999' }, { number: '46388', as: 'day' }, ''],
      ['2027', 'base', { number: '42', as: 'five digits' }, { number: '20' }, '2027-01-01', { number: '46752', as: 'day' }],
    ]);
    const path = await checked('prices', sheet, xlsx);
    await press(path, 'execution').expect(303);
    expect(await query(`SELECT x.sku, p.unit_price, p.valid_from, p.valid_to FROM prices p JOIN products x ON x.id = p.product_id JOIN price_lists l ON l.id = p.price_list_id
      WHERE l.code = '2027' ORDER BY x.sku`)).toEqual([
      { sku: '00042', unit_price: '20.0000', valid_from: '2027-01-01', valid_to: '2027-12-31' }, { sku: '007', unit_price: '19.9000', valid_from: '2027-01-01', valid_to: '9999-12-31' },
    ]);
  });

  it('names the rows by the numbers that stand beside them', async () => {
    const sheet = workbook([['', '仓库', '商品编码', '在库数量'], ['', '', '', ''], ['', 'MAIN', 'A-1', { number: '30.5' }]], 3);
    expect(await textOf(await checked('stock', sheet, xlsx))).toContain('5 On hand on_hand Enter a whole number');
  });

  it('is refused beside its field when it cannot be read', async () => {
    expect((await upload('stock', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0]), xlsx).expect(422)).text).toContain('This Excel file cannot be read');
    expect((await upload('stock', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { name: '库存.xls' }).expect(422)).text).toContain('Old .xls files are not read');
  });
});

describe('the import page', () => {
  it('reads the encoding of Chinese Excel, and our names of the columns in CSV too', async () => {
    const gbk = Buffer.concat([Buffer.from('sku,chinese name,category\nA-5,'), Buffer.from([0xcd, 0xb2, 0xb5, 0xc6]), Buffer.from(',X\n')]);
    await brought('products', gbk);
    expect(await query("SELECT name_zh FROM products WHERE sku = 'A-5'")).toEqual([{ name_zh: '筒灯' }]);
  });

  it('asks for a file and a kind', async () => {
    expect((await upload('products').expect(422)).text).toContain('Choose an Excel or CSV file');
    expect((await upload('nothing', 'sku\n').expect(422)).text).toContain('Choose from the list');
  });

  it('gives a file with the columns of a kind', async () => {
    const { text } = await desk.get('/admin/imports/templates/stock').expect(200);
    expect(text).toBe('\uFEFFwarehouse,sku,on_hand\r\n');
    await desk.get('/admin/imports/templates/other').expect(404);
  });

  it('knows no import that is not there', async () => {
    for (const id of ['abc', '999999']) {
      await desk.get(`/admin/imports/${id}`).expect(404);
      await desk.get(`/admin/imports/${id}/errors`).expect(404);
      await press(`/admin/imports/${id}`, 'execution').expect(404);
      await press(`/admin/imports/${id}`, 'cancellation').expect(404);
    }
  });

  it('is closed to those who may not import', async () => {
    await (await asStaff(app, 'finance')).get('/admin/imports').expect(403);
  });
});

describe('tidying up', () => {
  it('deletes what is past its use and lets the file of an import go that brought nothing in, and leaves the rest', async () => {
    const [old, fresh] = [await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,21\n'), await checked('stock', 'warehouse,sku,on_hand\nMAIN,A-1,22\n')];
    const [oldId, freshId] = [old, fresh].map((path) => path.split('/').pop());
    await query(`UPDATE imports SET status = 'cancelled', finished_at = UTC_TIMESTAMP() - INTERVAL IF(id = ${oldId}, 31, 1) DAY WHERE id IN (${oldId}, ${freshId})`);
    for (const [id, at] of [['p'.repeat(64), 'UTC_TIMESTAMP() - INTERVAL 91 DAY'], ['n'.repeat(64), 'UTC_TIMESTAMP() + INTERVAL 1 MINUTE']] as const) {
      await query(`INSERT INTO sessions (id, content, created_at, seen_at, expires_at) VALUES ('${id}', '{}', ${at}, ${at}, ${at})`);
      await query(`INSERT INTO idempotency_keys (actor, request_key, request_hash, created_at) VALUES ('tidy', '${id}', '${id}', ${at})`);
      await query(`INSERT INTO outbox (queue, payload, created_at, sent_at) VALUES ('files', '{}', ${at}, ${at})`);
      await query(`INSERT INTO login_attempts (login, address, succeeded, attempted_at) SELECT 'tidy', '::', 0, ${at} FROM seq_1_to_1001`);
    }
    const tidyUp = new TidyUp(app.database, app.web.get(Clock), app.web.get(Files));
    expect(await tidyUp.run()).toEqual({ sessions: 1, login_attempts: 1001, outbox: 1, idempotency_keys: 1, imports: 1 });
    expect(await tidyUp.run()).toEqual({ sessions: 0, login_attempts: 0, outbox: 0, idempotency_keys: 0, imports: 0 });
    expect(await query(`SELECT id, file_id IS NULL AS gone FROM imports WHERE id IN (${oldId}, ${freshId}) ORDER BY id`)).toEqual([{ id: oldId, gone: 1 }, { id: freshId, gone: 0 }]);
    expect(await query("SELECT COUNT(*) AS n FROM outbox WHERE queue = 'files' AND sent_at IS NULL")).toEqual([{ n: '1' }]);
    expect(await textOf(old)).toContain('The import was cancelled');
    await desk.get(`${old}/errors`).expect(200);
  });
});
