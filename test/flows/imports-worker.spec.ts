import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkImport } from '../../src/imports/work-import.js';
import { Database } from '../../src/platform/database/database.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { type Agent, asStaff } from '../support/people.js';
import { workbook } from '../support/workbook.js';

let app: TestApp;
let desk: Agent;
let manager: Agent;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  [desk, manager] = [await asStaff(app, 'order_desk'), await asStaff(app, 'channel_manager')];
  await desk.get('/admin/imports?lang=en');
});

afterAll(() => app.stop());

const file = (rows: number, name = '灯') => `sku,name_zh,category\n${Array.from({ length: rows }, (_, index) => `W-${index},${name} ${index},大宗`).join('\n')}\n`;
const checked = async (kind: string, text: string | Buffer) =>
  String((await desk.post('/admin/imports').field('_csrf', desk.csrf).field('kind', kind).attach('file', Buffer.from(text), '商品.csv').expect(303)).headers.location);
const press = (path: string, act: 'execution' | 'cancellation', by = desk) => by.postForm(`${path}/${act}`);
const idOf = (path: string) => path.split('/').at(-1) ?? '';
const one = async (sql: string, ...values: unknown[]) => (await app.database.query(sql, values))[0];
const statusOf = async (path: string) => String((await one('SELECT status FROM imports WHERE id = ?', idOf(path)))?.status);
const reached = (path: string, status: string) => eventually(async () => (await statusOf(path)) === status, 20_000);
const products = async () => Number((await one("SELECT COUNT(*) AS n FROM products WHERE sku LIKE 'W-%'"))?.n);
const steps = async (path: string) => (await app.database.query("SELECT to_state AS `to` FROM state_changes WHERE subject = 'import' AND subject_id = ? ORDER BY id", [idOf(path)])).map((row) => row.to);

/** Holds what every import takes first, until it is let go. */
async function holdUp(): Promise<() => Promise<void>> {
  const runner = app.web.get(Database).source.createQueryRunner();
  await runner.startTransaction();
  await runner.query("INSERT INTO number_series (name, year, last) VALUES ('IMPORT', 0, 1) ON DUPLICATE KEY UPDATE last = last + 1");
  return async () => {
    await runner.commitTransaction();
    await runner.release();
  };
}

// who waited longer comes first: once it is ours, the import before is over
const settled = async () => (await holdUp())();

describe('a file of more than 2,000 rows', () => {
  it('is checked and brought in by the worker, and each step is kept', async () => {
    const path = await checked('products', file(2500));
    expect(['checking', 'checked']).toContain(await statusOf(path));
    await reached(path, 'checked');
    expect((await desk.get(path).expect(200)).text).toContain('and 2450 more');
    expect(await products()).toBe(0);
    await press(path, 'execution', manager).expect(303);
    await reached(path, 'done');
    expect(await products()).toBe(2500);
    expect(await steps(path)).toEqual(['checking', 'checked', 'queued', 'running', 'done']);
    expect(await one("SELECT actor_name AS actor FROM audit_entries WHERE action = 'imports.run' ORDER BY id DESC LIMIT 1")).toEqual({ actor: 'staff-channel_manager' });
  });

  it('shows live how far it is, and a fragment of the page that needs no script', async () => {
    const release = await holdUp();
    const path = await checked('products', file(2500, '新'));
    await reached(path, 'checked');
    await press(path, 'execution').expect(303);
    await reached(path, 'running');
    const { text } = await desk.get(path).expect(200);
    expect(text).toContain('hx-trigger="every 2s"');
    expect(text).toContain('0 of 2,500 rows');
    expect(text).toContain(`${path}/cancellation`);
    await release();
    await reached(path, 'done');
    expect((await desk.get(path)).text).not.toContain('hx-trigger="every');
  });

  it('is refused with its lines, and nothing of it is written', async () => {
    const path = await checked('products', `${file(2500, '坏')}W-1,灯,大宗\n`);
    await reached(path, 'refused');
    expect((await desk.get(path)).text).toContain('This row names the same thing as line 3');
    expect(await one("SELECT COUNT(*) AS n FROM products WHERE name_zh LIKE '坏%'")).toEqual({ n: '0' });
  });

  it('takes everything back when it is cancelled while it runs', async () => {
    const release = await holdUp();
    const path = await checked('products', file(4000, '半'));
    await reached(path, 'checked');
    await press(path, 'execution').expect(303);
    await reached(path, 'running');
    await press(path, 'cancellation').expect(303);
    await release();
    await app.worker?.get(WorkImport).run(idOf(path));
    expect(await statusOf(path)).toBe('cancelled');
    await settled();
    expect(await one("SELECT COUNT(*) AS n FROM products WHERE name_zh LIKE '半%'")).toEqual({ n: '0' });
    expect(await steps(path)).toEqual(['checking', 'checked', 'queued', 'running', 'cancelled']);
  });

  it('stops in the middle of its rows', async () => {
    const path = await checked('products', file(4000, '停'));
    await reached(path, 'checked');
    await app.database.query("UPDATE imports SET status = 'running' WHERE id = ?", [idOf(path)]);
    const working = app.worker?.get(WorkImport).run(idOf(path));
    await eventually(async () => Number((await one('SELECT rows_done AS done FROM imports WHERE id = ?', idOf(path)))?.done) >= 1000);
    await press(path, 'cancellation');
    await working;
    const status = await statusOf(path);
    const written = Number((await one("SELECT COUNT(*) AS n FROM products WHERE name_zh LIKE '停%'"))?.n);
    expect([['cancelled', 0], ['done', 4000]]).toContainEqual([status, written]);
  });

  it('is taken over from a worker that was killed, check and import alike', async () => {
    const path = await checked('products', file(2500, '接'));
    await reached(path, 'checked');
    await app.database.query("UPDATE imports SET status = 'checking', rows_done = 900 WHERE id = ?", [idOf(path)]);
    await app.worker?.get(WorkImport).run(idOf(path));
    expect(await statusOf(path)).toBe('checked');
    await app.database.query("UPDATE imports SET status = 'running', rows_done = 900 WHERE id = ?", [idOf(path)]);
    await app.worker?.get(WorkImport).run(idOf(path));
    expect(await one('SELECT status, rows_done AS done, updated FROM imports WHERE id = ?', idOf(path))).toEqual({ status: 'done', done: 2500, updated: 2500 });
    await app.worker?.get(WorkImport).run(idOf(path));
    expect(await one("SELECT COUNT(*) AS n FROM audit_entries WHERE action = 'imports.run' AND detail LIKE ?", `%"import":"${idOf(path)}"%`)).toEqual({ n: '1' });
  });

  it('fails after the last try, and says so', async () => {
    const release = await holdUp();
    const path = await checked('products', file(2500, '败'));
    await reached(path, 'checked');
    await press(path, 'execution').expect(303);
    await reached(path, 'running');
    await app.worker?.get(WorkImport).giveUp(idOf(path));
    await release();
    expect((await desk.get(path)).text).toContain('The import failed');
    await settled();
    expect(await one("SELECT COUNT(*) AS n FROM products WHERE name_zh LIKE '败%'")).toEqual({ n: '0' });
  });
});

describe('a large Excel file', () => {
  const sheet = workbook([['SKU', '中文名称', '类目'], ...Array.from({ length: 4000 }, (_, index) => [`X-${index}`, `灯 ${Array.from({ length: 30 }, () => Math.random().toString(36)).join('')}`.slice(0, 190), '大宗'])]);

  it('is read by the worker', async () => {
    expect(sheet.length).toBeGreaterThan(512 * 1024);
    const path = await checked('products', sheet);
    await reached(path, 'checked');
    expect((await desk.get(path)).text).toContain('X-0');
    await press(path, 'execution').expect(303);
    await reached(path, 'done');
    expect(await one("SELECT COUNT(*) AS n FROM products WHERE sku LIKE 'X-%'")).toEqual({ n: '4000' });
  });

  it('is refused when it turns out to be none', async () => {
    const path = await checked('products', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(600_000, 7)]));
    await reached(path, 'refused');
    expect((await desk.get(path)).text).toContain('This Excel file cannot be read');
    expect((await desk.get(`${path}/errors`).expect(200)).text).toContain('This Excel file cannot be read');
  });
});

describe('a file that waits for the worker', () => {
  it('is left alone once it is cancelled', async () => {
    const path = await checked('products', file(2500, '等'));
    await press(path, 'cancellation');
    await eventually(async () => ['cancelled'].includes(await statusOf(path)));
    await app.worker?.get(WorkImport).run(idOf(path));
    expect(await statusOf(path)).toBe('cancelled');
    expect((await steps(path)).at(-1)).toBe('cancelled');
  });
});
