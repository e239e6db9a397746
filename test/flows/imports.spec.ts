import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { api } from '../support/api.js';
import { tokenFor } from '../support/people.js';
import { workbook } from '../support/workbook.js';

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  token = await tokenFor(app, 'imports.run');
});

afterAll(() => app.stop());

const productHeader = 'sku,name_zh,name_en,category,unit,pack_size,min_quantity,base_price,tax_rate,status';
const partnerHeader = 'code,name_zh,name_en,kind,form,tier,territory,credit_limit,terms_days,currency,email';
const priceHeader = 'list,scope,scope_key,sku,min_quantity,unit_price,currency,valid_from,valid_to';
const stockHeader = 'warehouse,sku,on_hand';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const send = (kind: string, text: string) => api(app, token).csv(`/imports/${kind}`, text);
const accepted = async (kind: string, ...lines: string[]) => (await send(kind, csv(...lines)).expect(200)).body as object;
const refused = async (kind: string, ...lines: string[]) => (await send(kind, csv(...lines)).expect(422)).body.errors as { line: number; column: string; message: string }[];
const places = (errors: { line: number; column: string }[]) => errors.map(({ line, column }) => `${line} ${column}`);
const one = async (sql: string, ...values: unknown[]) => (await app.database.query(sql, values))[0];
const count = async (table: string) => Number((await app.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

describe('importing products', () => {
  const rows = ['IP-1,筒灯,Downlight,灯具 > 筒灯,只,25,50,19.9,0.13,active', 'IP-2,射灯,,灯具,,,,,,'];

  it('creates them with their category path, base price and defaults', async () => {
    expect(await accepted('products', productHeader, ...rows)).toEqual({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await one(`SELECT p.pack_size, p.min_quantity, p.tax_rate, c.name_zh AS category, g.name_zh AS parent, r.unit_price, r.currency, r.scope, l.code AS list
      FROM products p JOIN categories c ON c.id = p.category_id JOIN categories g ON g.id = c.parent_id JOIN prices r ON r.product_id = p.id JOIN price_lists l ON l.id = r.price_list_id
      WHERE p.sku = 'IP-1'`)).toEqual({ pack_size: 25, min_quantity: 50, tax_rate: '0.1300', category: '筒灯', parent: '灯具', unit_price: '19.9000', currency: 'CNY', scope: 'base', list: 'standard' });
    expect(await one("SELECT name_en, unit, pack_size, min_quantity, tax_rate, status FROM products WHERE sku = 'IP-2'"))
      .toEqual({ name_en: '射灯', unit: '件', pack_size: 1, min_quantity: 1, tax_rate: '0.0000', status: 'active' });
  });

  it('changes nothing the second time', async () => {
    expect(await accepted('products', productHeader, ...rows)).toEqual({ created: 0, updated: 0, unchanged: 2, errors: [] });
    expect(await count('categories')).toBe(2);
  });

  it('leaves what is empty as it is and tells what changed, by whatever case the SKU is written in', async () => {
    expect(await accepted('products', productHeader, 'ip-1,,,,,30,,,,', 'IP-2,,,,,,,5.5,,', 'IP-3,新品,New,灯具,只,,,,,inactive')).toEqual({ created: 1, updated: 2, unchanged: 0, errors: [] });
    expect(await one("SELECT sku, name_zh, pack_size, min_quantity, tax_rate FROM products WHERE sku = 'IP-1'"))
      .toEqual({ sku: 'IP-1', name_zh: '筒灯', pack_size: 30, min_quantity: 50, tax_rate: '0.1300' });
    expect(await one("SELECT r.unit_price FROM prices r JOIN products p ON p.id = r.product_id WHERE p.sku = 'IP-2'")).toEqual({ unit_price: '5.5000' });
  });

  it('opens products for back-orders and closes them, in either language', async () => {
    const lines = ['IP-1,yes', 'IP-2,是'];
    expect(await accepted('products', 'sku,back_order', ...lines)).toEqual({ created: 0, updated: 2, unchanged: 0, errors: [] });
    expect(await accepted('products', 'sku,back_order', ...lines)).toEqual({ created: 0, updated: 0, unchanged: 2, errors: [] });
    expect(await accepted('products', 'sku,back_order', 'IP-1,No', 'IP-2,')).toEqual({ created: 0, updated: 1, unchanged: 1, errors: [] });
    expect(await app.database.query("SELECT sku, back_order FROM products WHERE sku LIKE 'IP-%' ORDER BY sku")).toEqual([{ sku: 'IP-1', back_order: 0 }, { sku: 'IP-2', back_order: 1 }, { sku: 'IP-3', back_order: 0 }]);
    expect(places(await refused('products', 'sku,back_order', 'IP-1,maybe'))).toEqual(['2 back_order']);
  });

  it('reads a byte order mark, CRLF, quotes, columns in another order and lines left empty', async () => {
    const text = '\uFEFFname_zh,sku,category\r\n"灯, ""大""\r\n两行",IQ-1,灯具\r\n\r\n,,\r\n坏,IQ-1,灯具\r\n';
    const { body } = await send('products', text).expect(422);
    expect(body.errors).toEqual([{ line: 6, column: 'sku', message: 'This row names the same thing as line 2' }]);
    await send('products', text.replace('坏,IQ-1', '好,IQ-2')).expect(200);
    expect(await one("SELECT name_zh FROM products WHERE sku = 'IQ-1'")).toEqual({ name_zh: '灯, "大"\n两行' });
  });

  it('writes all rows or none and says where each error is', async () => {
    const errors = await refused('products', productHeader,
      'IB-1,好,Good,灯具,只,1,1,1.00,0,active', 'IB-2,坏,Bad,灯具,只,1,1,twelve,0,active', 'IB-3,坏,Bad,灯具 > ,只,0,1.5,1.23456,1.3,gone', ',坏,Bad,灯具,只,1,1,-1,0,active', 'IB-4,,,,,,,,,');
    expect(places(errors)).toEqual(['3 base_price', '4 category', '4 pack_size', '4 min_quantity', '4 base_price', '4 tax_rate', '4 status', '5 sku', '5 base_price']);
    expect(places(await refused('products', productHeader, 'IB-1,好,Good,灯具,只,1,1,1.00,0,active', 'IB-4,,,,,,,,,'))).toEqual(['3 name_zh', '3 category']);
    expect(await one("SELECT sku FROM products WHERE sku LIKE 'IB-%'")).toBeUndefined();
  });

  it('answers errors as a problem in the language asked for', async () => {
    const answer = await send('products', csv(productHeader, 'IB-5,a,a,灯具,只,1,1,twelve,0,active')).set('Accept-Language', 'zh-CN').expect(422);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status: 422, created: 0, updated: 0, unchanged: 0, errors: [{ line: 2, column: 'base_price', message: '请填写数字，如 1234.50' }] });
  });

  it('refuses a header it does not know', async () => {
    expect(places(await refused('products', 'sku,name_zh,colour,sku', 'X,x,x,x'))).toEqual(['1 colour', '1 sku']);
    expect(places(await refused('products', 'name_zh,category', 'x,x'))).toEqual(['1 sku']);
    expect(places(await refused('products', 'sku,name_zh,category', 'X,x'))).toEqual(['2 ']);
    expect(places(await refused('products', 'sku,name_zh,category', 'X,"x,x'))).toEqual(['2 ']);
  });

  it('answers 400, 401, 403, 404, 413 and 415 to what is no import', async () => {
    await send('products', '').expect(400);
    await send('products', '{"sku": 1}').expect(400);
    await send('products', 'just text\nand more\n').expect(400);
    await send('nothing', csv(productHeader)).expect(404);
    await api(app, token).post('/imports/products', { sku: 'X' }).expect(415);
    await request(app.url).post('/api/v1/imports/products').set('content-type', 'text/csv').send(productHeader).expect(401);
    await api(app, await tokenFor(app, 'orders.read')).csv('/imports/products', productHeader).expect(403);
    await send('products', `${productHeader}\n${'x'.repeat(65 * 1024 * 1024)}`).expect(413);
  });
});

describe('importing partners', () => {
  const rows = ['ID-1,杭州明远,Mingyuan,exclusive,公司,gold,华东,50000,45,CNY,a@example.com', 'ID-2,散客,Retail,non_exclusive,,,,,,,'];
  const account = (code: string) => one('SELECT a.credit_limit, a.currency FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', code);

  it('creates them with tier, territory and credit account; only exclusive dealers may order', async () => {
    expect(await accepted('partners', partnerHeader, ...rows)).toEqual({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await one("SELECT p.ordering_open, p.terms_days, t.code AS tier, r.code AS territory FROM partners p JOIN tiers t ON t.id = p.tier_id JOIN territories r ON r.id = p.territory_id WHERE p.code = 'ID-1'"))
      .toEqual({ ordering_open: 1, terms_days: 45, tier: 'gold', territory: '华东' });
    expect(await one("SELECT ordering_open, terms_days, currency FROM partners WHERE code = 'ID-2'")).toEqual({ ordering_open: 0, terms_days: 30, currency: 'CNY' });
    expect(await account('ID-1')).toEqual({ credit_limit: '50000.00', currency: 'CNY' });
    expect(await account('ID-2')).toBeUndefined();
  });

  it('changes nothing the second time', async () => {
    expect(await accepted('partners', partnerHeader, ...rows)).toEqual({ created: 0, updated: 0, unchanged: 2, errors: [] });
  });

  it('sets a limit and a currency, and opens ordering when a partner becomes exclusive', async () => {
    expect(await accepted('partners', partnerHeader, 'ID-1,,,,,,,60000,,USD,', 'ID-2,,,exclusive,,,,0,,,')).toEqual({ created: 0, updated: 2, unchanged: 0, errors: [] });
    expect(await account('ID-1')).toEqual({ credit_limit: '60000.00', currency: 'USD' });
    expect(await account('ID-2')).toEqual({ credit_limit: '0.00', currency: 'CNY' });
    expect(await one("SELECT ordering_open FROM partners WHERE code = 'ID-2'")).toEqual({ ordering_open: 1 });
  });

  it('refuses another currency where there is a balance, and rows that are wrong', async () => {
    await app.database.query("UPDATE credit_accounts a JOIN partners p ON p.id = a.partner_id SET a.open_invoices = 10 WHERE p.code = 'ID-1'");
    expect(places(await refused('partners', partnerHeader, 'ID-1,,,,,,,,,CNY,'))).toEqual(['2 currency']);
    expect(places(await refused('partners', partnerHeader, 'ID-3,新,New,agent,,,,-1,x,RMB,nobody', 'ID-4,新,,,,,,,,,')))
      .toEqual(['2 kind', '2 credit_limit', '2 terms_days', '2 currency', '2 email']);
    expect(places(await refused('partners', partnerHeader, 'ID-4,,,,,,,,,,'))).toEqual(['2 name_zh', '2 kind']);
  });
});

describe('importing prices', () => {
  const rows = ['2026,base,,IP-1,1,18,CNY,,', '2026,dealer,ID-1,IP-1,100,15.5,USD,2026-01-01,2026-12-31', '2026,tier,gold,ip-1,1,17,CNY,,', '2026,region,华东,IP-1,1,17.5,,,'];

  it('creates them and the list, and changes nothing the second time', async () => {
    expect(await accepted('prices', priceHeader, ...rows)).toEqual({ created: 4, updated: 0, unchanged: 0, errors: [] });
    expect(await accepted('prices', priceHeader, ...rows)).toEqual({ created: 0, updated: 0, unchanged: 4, errors: [] });
    expect(await one("SELECT COUNT(*) AS n FROM prices p JOIN price_lists l ON l.id = p.price_list_id WHERE l.code = '2026'")).toEqual({ n: '4' });
  });

  it('updates price and last day by the natural key', async () => {
    expect(await accepted('prices', priceHeader, '2026,base,,IP-1,1,18.5,CNY,,', '2026,base,,IP-1,1,18,CNY,2026-06-01,')).toEqual({ created: 1, updated: 1, unchanged: 0, errors: [] });
  });

  it('refuses unknown keys, products, dates and amounts', async () => {
    expect(places(await refused('prices', priceHeader,
      '2026,base,gold,IP-1,0,18,CNY,2026-02-30,', '2026,vip,,IP-1,1,1.00001,CNY,,', '2026,tier,,IP-1,1,,CNY,2026-05-02,2026-05-01')))
      .toEqual(['2 scope_key', '2 min_quantity', '2 valid_from', '3 scope', '3 unit_price', '4 scope_key', '4 unit_price', '4 valid_to']);
    expect(places(await refused('prices', priceHeader, 'L,contract,nobody,IP-1,1,1,CNY,,', 'L,tier,nothing,IP-1,1,1,CNY,,', 'L,region,nowhere,NONE,1,1,CNY,,')))
      .toEqual(['2 scope_key', '3 scope_key', '4 sku', '4 scope_key']);
    expect(await one("SELECT id FROM price_lists WHERE code = 'L'")).toBeUndefined();
  });
});

describe('importing stock', () => {
  it('sets what lies in each warehouse, never less than is reserved', async () => {
    expect(await accepted('stock', stockHeader, 'EAST,IP-1,100', 'WEST,IP-1,5')).toEqual({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await accepted('stock', stockHeader, 'east,IP-1,100', 'WEST,IP-1,6')).toEqual({ created: 0, updated: 1, unchanged: 1, errors: [] });
    await app.database.query("UPDATE stock s JOIN warehouses w ON w.id = s.warehouse_id SET s.reserved = 30 WHERE w.code = 'EAST'");
    expect(await refused('stock', stockHeader, 'EAST,IP-1,29', 'EAST,NONE,1', 'EAST,IP-2,-1', 'EAST,IP-3,')).toHaveLength(2);
    expect(places(await refused('stock', stockHeader, 'EAST,NONE,1'))).toEqual(['2 sku']);
    expect((await refused('stock', stockHeader, 'EAST,IP-1,29'))[0]).toEqual({ line: 2, column: 'on_hand', message: '30 are reserved for orders: it cannot be less' });
    expect(await one("SELECT s.on_hand FROM stock s JOIN warehouses w ON w.id = s.warehouse_id WHERE w.code = 'EAST'")).toEqual({ on_hand: 100 });
  });
});

describe('a large import', () => {
  const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `IL-${from + index},灯 ${index},Lamp ${index},大宗,只,1,1,${index}.5,0.13,active`);

  it('answers 10,000 rows at once, within seconds', async () => {
    const started = performance.now();
    expect(await accepted('products', productHeader, ...lines(0, 10_000))).toEqual({ created: 10_000, updated: 0, unchanged: 0, errors: [] });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await accepted('products', productHeader, ...lines(0, 10_000))).toEqual({ created: 0, updated: 0, unchanged: 10_000, errors: [] });
  });

  it('leaves 10,001 rows to the worker and tells where to look', async () => {
    const answer = await send('products', csv(productHeader, ...lines(5000, 15_001))).expect(202);
    expect(answer.headers.location).toMatch(/^\/api\/v1\/imports\/\d+$/);
    const done = await eventually(async () => {
      const { body } = await request(app.url).get(answer.headers.location as string).set('authorization', `Bearer ${token}`).expect(200);
      return body.status === 'done' && body;
    }, 30_000);
    expect(done).toMatchObject({ kind: 'products', rows: 10_001, done: 10_001, created: 5001, unchanged: 0, updated: 5000, errors: [] });
  });

  it('keeps the errors of a file the worker refused', async () => {
    const answer = await send('stock', csv(stockHeader, ...lines(0, 10_001).map((_, index) => `MAIN,IL-${index},${index === 9000 ? 'x' : 1}`))).expect(202);
    const refusedLater = await eventually(async () => {
      const { body } = await api(app, token).get((answer.headers.location as string).replace('/api/v1', '')).expect(200);
      return body.status === 'refused' && body;
    }, 30_000);
    expect(refusedLater.errors).toEqual([{ line: 9002, column: 'on_hand', message: 'Enter a whole number' }]);
    expect(await one("SELECT COUNT(*) AS n FROM stock s JOIN products p ON p.id = s.product_id WHERE p.sku LIKE 'IL-%'")).toEqual({ n: '0' });
    await api(app, token).get('/imports/999999').expect(404);
  });
});

describe('an Excel file', () => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const sendBook = (content: Buffer) => request(app.url).post('/api/v1/imports/stock').set({ authorization: `Bearer ${token}`, 'content-type': type }).send(content);

  it('is brought in like CSV', async () => {
    const { body } = await sendBook(workbook([['仓库', 'SKU', 'on_hand'], ['NORTH', 'IP-1', { number: '7' }]])).expect(200);
    expect(body).toEqual({ created: 1, updated: 0, unchanged: 0, errors: [] });
    expect((await sendBook(workbook([['warehouse', 'sku', 'on_hand'], ['NORTH', 'IP-1', 'x']])).expect(422)).body.errors).toEqual([{ line: 2, column: 'on_hand', message: 'Enter a whole number' }]);
  });

  it('is refused when it is none', async () => {
    expect((await sendBook(Buffer.from([0x50, 0x4b, 3, 4, 1])).expect(422)).body.code).toBe('sheet_unreadable');
    await sendBook(Buffer.alloc(0)).expect(400);
    await request(app.url).post('/api/v1/orders').set({ authorization: `Bearer ${token}`, 'content-type': type }).send(Buffer.from('x')).expect(415);
  });
});

describe('a code', () => {
  it.each(['A\u0000B', 'A\u0001B', 'A\u200bB', 'A\u202eB', '😀', '𠮷'])('holds nothing that is not seen, or that the database does not tell apart: %j', async (code) => {
    expect(places(await refused('stock', stockHeader, `${code},IP-1,1`))).toEqual(['2 warehouse']);
    expect(places(await refused('products', 'sku,name_zh,category', `${code},筒灯,灯具`))).toEqual(['2 sku']);
  });

  it.each([['か-1', 'カ-1'], ['つ-1', 'っ-1']])('is the same in either kana: %s and %s', async (one, other) => {
    expect(places(await refused('products', 'sku,name_zh,category', `${one},筒灯,灯具`, `${other},筒灯,灯具`))).toEqual(['3 sku']);
  });

  it.each(['a/b', 'a?b', 'a#b', 'a%b', 'a b'])('of a partner can stand in an address: %s', async (code) => {
    expect(places(await refused('partners', 'code,name_zh,kind', `${code},杭州启明,exclusive`))).toEqual(['2 code']);
  });

  it('may be in Chinese, and a name in more than one line', async () => {
    expect(await accepted('products', 'sku,name_zh,category', '筒灯/7W-暖白,"灯,\n两行",灯具')).toMatchObject({ created: 1 });
  });
});
