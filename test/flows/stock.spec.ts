import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Warehouse } from '../../src/catalog/stock/warehouse.entity.js';
import { lockStock } from '../../src/catalog/stock/stock-moves.js';
import { Stock } from '../../src/catalog/stock/stock.entity.js';
import { RunImport } from '../../src/imports/run-import.js';
import { type TestApp, startApp } from '../support/app.js';
import { pageWithCount } from '../support/statements.js';
import { turnIn } from '../support/links.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';
import { clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'hangzhou', { creditLimit: null });
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/stock?lang=en');
});

afterAll(() => app.stop());

const stockOf = (sku: string) => app.database.query<{ code: string; on_hand: number; reserved: number }>(
  'SELECT w.code, s.on_hand, s.reserved FROM stock s JOIN products p ON p.id = s.product_id JOIN warehouses w ON w.id = s.warehouse_id WHERE p.sku = ? ORDER BY w.id', [sku]);

describe('stock that was corrected below what is reserved', () => {
  const short = async (sku: string, onHand: number) => {
    const productId = await aProduct(app.database, sku, { stock: 20 });
    const orders = [await story.decided('hangzhou', [{ sku, quantity: 8 }]), await story.decided('hangzhou', [{ sku, quantity: 8 }])];
    await app.database.source.manager.update(Stock, { productId }, { onHand });
    return orders;
  };

  it('still lets an order be cancelled', async () => {
    const [first = ''] = await short('SHORT-1', 5);
    await story.cancel(first, '缺货');
    expect(await stockOf('SHORT-1')).toEqual([{ code: 'MAIN', on_hand: 5, reserved: 8 }]);
  });

  it('still ships as much as there is, and no more', async () => {
    const [first = '', second = ''] = await short('SHORT-2', 10);
    await story.ship(first);
    expect(await stockOf('SHORT-2')).toEqual([{ code: 'MAIN', on_hand: 2, reserved: 8 }]);
    await expect(story.ship(second)).rejects.toMatchObject({ code: 'not_in_warehouse', values: { skus: 'SHORT-2' } });
    await expect(story.placed('hangzhou', [{ sku: 'SHORT-2', quantity: 1 }])).rejects.toThrow('out_of_stock');
  });
});

describe('the history of stock', () => {
  it('tells what was imported and what was shipped, and cannot be rewritten', async () => {
    await aProduct(app.database, 'PAST', { stock: 20 });
    const file = (text: string) => app.web.get(RunImport).run(clerk, { kind: 'stock', name: '', text });
    await file('warehouse,sku,on_hand\nMAIN,PAST,30\nEAST,PAST,0\n');
    await file('warehouse,sku,on_hand\nMAIN,PAST,30\nEAST,PAST,7\n');
    const shipment = await story.ship(await story.decided('hangzhou', [{ sku: 'PAST', quantity: 12 }]));
    const moves = await app.database.query(
      'SELECT w.code, m.pieces, m.on_hand, m.kind, m.reference, m.actor_name FROM stock_movements m JOIN products p ON p.id = m.product_id JOIN warehouses w ON w.id = m.warehouse_id WHERE p.sku = ? ORDER BY m.id', ['PAST']);
    expect(moves).toEqual([
      { code: 'MAIN', pieces: 10, on_hand: 30, kind: 'imported', reference: '', actor_name: '周岚' },
      { code: 'EAST', pieces: 7, on_hand: 7, kind: 'imported', reference: '', actor_name: '周岚' },
      { code: 'MAIN', pieces: -12, on_hand: 18, kind: 'shipped', reference: shipment, actor_name: '林晓峰' },
    ]);
    await expect(app.database.query('UPDATE stock_movements SET pieces = 0')).rejects.toThrow('append-only');
    await expect(app.database.query('DELETE FROM stock_movements')).rejects.toThrow('append-only');
  });
});

describe('where goods are taken', () => {
  it('is the warehouse whose turn is first', async () => {
    const productId = await aProduct(app.database, 'TURN', { stock: 50 });
    const { identifiers } = await app.database.source.manager.insert(Warehouse, { code: 'NEAR', nameZh: '近仓', nameEn: 'Near', position: 10 });
    await app.database.source.manager.insert(Stock, { productId, warehouseId: String(identifiers[0]?.id), onHand: 50 });
    await story.placed('hangzhou', [{ sku: 'TURN', quantity: 8 }]);
    expect(await stockOf('TURN')).toEqual([{ code: 'MAIN', on_hand: 50, reserved: 0 }, { code: 'NEAR', on_hand: 50, reserved: 8 }]);
  });
});

const movesOf = (sku: string) => app.database.query<{ pieces: number; on_hand: number; kind: string }>(
  'SELECT m.pieces, m.on_hand, m.kind FROM stock_movements m JOIN products p ON p.id = m.product_id WHERE p.sku = ? ORDER BY m.id', [sku]);
const actions = async (subject: string) => (await app.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = ? ORDER BY id', [subject])).map(({ action }) => action);

describe('a count', () => {
  it('puts the books right once, however often it is sent, and is kept', async () => {
    await aProduct(app.database, 'COUNT', { stock: 20 });
    for (const _ of [1, 2]) await manager.postForm('/admin/stock/COUNT/MAIN/counts', { counted: '17', basedOn: '20', remark: '月末盘点', _key: 'count-1' }).expect(303).expect('location', '/admin/stock/COUNT');
    expect(await stockOf('COUNT')).toEqual([{ code: 'MAIN', on_hand: 17, reserved: 0 }]);
    expect(await movesOf('COUNT')).toEqual([{ pieces: -3, on_hand: 17, kind: 'counted' }]);
    expect(await actions('COUNT')).toEqual(['stock.counted']);
    expect(wordsOf((await manager.get('/admin/stock/COUNT').expect(200)).text)).toContain('月末盘点');
  });

  it('without difference is kept too', async () => {
    await manager.postForm('/admin/stock/COUNT/MAIN/counts', { counted: '17', basedOn: '17' }).expect(303);
    expect((await movesOf('COUNT')).at(-1)).toEqual({ pieces: 0, on_hand: 17, kind: 'counted' });
  });

  it('is refused with both figures when the stock moved meanwhile, and goes through once they were seen', async () => {
    const { text } = await manager.postForm('/admin/stock/COUNT/MAIN/counts', { counted: '25', basedOn: '20' }).expect(422);
    expect(wordsOf(text)).toContain('The stock has just moved: from 20 to 17 in the books');
    expect(text).toContain('name="basedOn" value="17"');
    expect(text).toMatch(/name="counted"[^>]*value="25"/);
    expect((await stockOf('COUNT'))[0]?.on_hand).toBe(17);
    await manager.postForm('/admin/stock/COUNT/MAIN/counts', { counted: '25', basedOn: '17' }).expect(303);
    expect((await stockOf('COUNT'))[0]?.on_hand).toBe(25);
  });

  it('by two clerks at once is booked for one and refused for the other', async () => {
    await aProduct(app.database, 'TWO', { stock: 20 });
    const answers = await Promise.all(['18', '15'].map((counted) => manager.postForm('/admin/stock/TWO/MAIN/counts', { counted, basedOn: '20' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await movesOf('TWO')).toHaveLength(1);
  });

  it('below what is reserved says how much is missing and which orders wait for it', async () => {
    await aProduct(app.database, 'OVER', { stock: 20 });
    const order = await story.decided('hangzhou', [{ sku: 'OVER', quantity: 12 }]);
    await manager.postForm('/admin/stock/OVER/MAIN/counts', { counted: '5', basedOn: '20' }).expect(303);
    const words = wordsOf((await manager.get('/admin/stock/OVER').expect(200)).text);
    expect(words).toContain('5 on hand, less than the 12 reserved');
    expect(words).toContain('7 只 more are reserved for orders than there are');
    expect(words).toContain(order);
    expect((await manager.get('/admin/stock?view=over')).text).toContain('/admin/stock/OVER');
    expect((await manager.get('/admin/stock?view=over')).text).not.toContain('/admin/stock/COUNT');
  });

  it.each([[{ counted: '-1' }], [{ counted: '1.5' }], [{ counted: '' }], [{ counted: '9'.repeat(12) }]])('is not taken as %j', async (wrong) => {
    const { text } = await manager.postForm('/admin/stock/COUNT/MAIN/counts', { basedOn: '25', ...wrong }).expect(422);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(1);
  });
});

describe('goods in or out', () => {
  it('are booked with their reason and paper, also where the product never lay before', async () => {
    await aProduct(app.database, 'BOOK', { stock: 10 });
    const book = (warehouse: string, fields: object) => manager.postForm(`/admin/stock/BOOK/${warehouse}/movements`, { reference: '', note: '', ...fields });
    await book('MAIN', { reason: 'damaged', quantity: '4', note: '受潮' }).expect(303);
    await book('NEAR', { reason: 'received', quantity: '30', reference: 'PO-118' }).expect(303);
    await book('MAIN', { reason: 'other_out', quantity: '1', note: '展会样品' }).expect(303);
    expect(await stockOf('BOOK')).toEqual([{ code: 'MAIN', on_hand: 5, reserved: 0 }, { code: 'NEAR', on_hand: 30, reserved: 0 }]);
    expect(await movesOf('BOOK')).toEqual([{ pieces: -4, on_hand: 6, kind: 'damaged' }, { pieces: 30, on_hand: 30, kind: 'received' }, { pieces: -1, on_hand: 5, kind: 'other' }]);
    const words = wordsOf((await manager.get('/admin/stock/BOOK')).text);
    for (const word of ['受潮', 'PO-118', '展会样品', '−4', '+30']) expect(words).toContain(word);
  });

  it('never go below nothing, and a reason that says too little needs a note', async () => {
    const book = (fields: object) => manager.postForm('/admin/stock/BOOK/MAIN/movements', { reference: '', note: '', ...fields }).expect(422);
    expect(wordsOf((await book({ reason: 'damaged', quantity: '6' })).text)).toContain('Only 5 are on hand');
    expect((await book({ reason: 'other_in', quantity: '6' })).text).toContain('id="f-note-error"');
    expect((await book({ reason: 'stolen', quantity: '0' })).text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await stockOf('BOOK'))[0]?.on_hand).toBe(5);
  });

  it('and 20 orders at once leave the books true: nothing reserved that was not ordered, nothing moved that is not written down', async () => {
    await aProduct(app.database, 'RACE', { stock: 30 });
    const orders = Array.from({ length: 20 }, () => story.placed('hangzhou', [{ sku: 'RACE', quantity: 2 }]).then(() => 'placed', (error: Error) => error.message));
    const bookings = [['damaged', '7'], ['found', '3'], ['damaged', '2']].map(([reason, quantity]) => manager.postForm('/admin/stock/RACE/MAIN/movements', { reason, quantity, reference: '', note: '' }));
    const [outcomes, booked] = await Promise.all([Promise.all(orders), Promise.all(bookings)]);
    expect(booked.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(outcomes.map((outcome) => (outcome === 'placed' ? outcome : outcome.includes('out_of_stock'))))).toEqual(new Set(['placed', true]));
    const [lines] = await app.database.query<{ pieces: string }>("SELECT SUM(r.quantity) AS pieces FROM stock_reservations r JOIN order_lines l ON l.id = r.order_line_id WHERE l.sku = 'RACE'");
    const placed = outcomes.filter((outcome) => outcome === 'placed').length;
    expect(await stockOf('RACE')).toEqual([{ code: 'MAIN', on_hand: 24, reserved: Number(lines?.pieces) }]);
    expect(Number(lines?.pieces)).toBe(placed * 2);
    expect((await movesOf('RACE')).reduce((sum, { pieces }) => sum + pieces, 30)).toBe(24);
  });
});

describe('the stock list', () => {
  it.each([
    ['?q=BOOK', ['BOOK'], ['COUNT']], ['?warehouse=NEAR', ['BOOK', 'TURN'], ['COUNT']], ['?view=short', ['OVER'], ['BOOK']], ['?view=short&warehouse=NEAR&q=T', ['TURN'], ['COUNT']],
  ])('is narrowed by %s', async (query, shown, hidden) => {
    if (query.includes('view=short&')) await app.database.query("UPDATE stock SET reserved = on_hand WHERE product_id = (SELECT id FROM products WHERE sku = 'TURN')");
    const { text } = await manager.get(`/admin/stock${query}`).expect(200);
    for (const sku of shown) expect(text).toContain(`/admin/stock/${sku}"`);
    for (const sku of hidden) expect(text).not.toContain(`/admin/stock/${sku}"`);
  });

  it('asks the database as often for one row as for twenty, and turns its pages', async () => {
    const few = await pageWithCount(app, manager, '/admin/stock?q=BOOK');
    for (let n = 10; n < 35; n++) await aProduct(app.database, `MANY-${n}`);
    const many = await pageWithCount(app, manager, '/admin/stock?q=MANY');
    expect([many.statements, many.text.match(/"\/admin\/stock\/MANY/g)?.length]).toEqual([few.statements, 20]);
    expect(few.statements).toBeGreaterThan(4);
    expect(few.statements).toBeLessThanOrEqual(10);
    const second = await manager.get(turnIn(many.text, 'next') ?? '').expect(200);
    expect(second.text).toContain('/admin/stock/MANY-34"');
    expect((await manager.get(turnIn(second.text, 'prev') ?? '').expect(200)).text).toContain('/admin/stock/MANY-10"');
  });

  it("turns the pages of a product's history with as many questions for one row as for twenty", async () => {
    const few = await pageWithCount(app, manager, '/admin/stock/BOOK');
    for (let n = 0; n < 22; n++) await manager.postForm('/admin/stock/BOOK/MAIN/movements', { reason: 'found', quantity: '1', reference: `R-${n}`, note: '' }).expect(303);
    await manager.get('/admin/stock/BOOK');
    const many = await pageWithCount(app, manager, '/admin/stock/BOOK');
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBeLessThanOrEqual(10);
    expect(wordsOf((await manager.get(turnIn(many.text, 'next') ?? '').expect(200)).text)).toContain('受潮');
  });

  it('is seen by all staff and changed by few', async () => {
    const desk = await asStaff(app, 'order_desk');
    expect((await desk.get('/admin/stock/BOOK').expect(200)).text).not.toContain('/admin/stock/BOOK/MAIN');
    await desk.get('/admin/stock/BOOK/MAIN').expect(403);
    await desk.postForm('/admin/stock/BOOK/MAIN/counts', { counted: '0', basedOn: '27' }).expect(403);
    await manager.get('/admin/stock/NOTHING').expect(404);
    await manager.get('/admin/stock/BOOK/NOWHERE').expect(404);
    await manager.postForm('/admin/stock/BOOK/NOWHERE/counts', { counted: '0', basedOn: '0' }).expect(404);
  });
});

describe('warehouses', () => {
  const warehouse = { code: 'SOUTH', nameZh: '华南仓', nameEn: '', position: '30' };
  const south = async () => (await app.database.query("SELECT name_zh, name_en, position FROM warehouses WHERE code = 'SOUTH'"))[0];

  it('are opened once and renamed, and the trail tells by whom', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/warehouses', { ...warehouse, _key: 'south' }).expect(303);
    expect(await south()).toEqual({ name_zh: '华南仓', name_en: '华南仓', position: 30 });
    await manager.postForm('/admin/warehouses/SOUTH', { nameZh: '华南总仓', nameEn: 'South', position: '5' }).expect(303);
    expect(await south()).toEqual({ name_zh: '华南总仓', name_en: 'South', position: 5 });
    expect(await actions('SOUTH')).toEqual(['stock.warehouse_opened', 'stock.warehouse_changed']);
    expect(wordsOf((await manager.get('/admin/warehouses').expect(200)).text)).toMatch(/South.*Near.*Main/);
  });

  it('come back with what was typed when something is wrong', async () => {
    const { text } = await manager.postForm('/admin/warehouses', { code: 'a/b', nameZh: '', nameEn: '', position: 'x' }).expect(422);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(3);
    expect((await manager.postForm('/admin/warehouses', warehouse).expect(422)).text).toContain('SOUTH is taken by another warehouse');
    await manager.postForm('/admin/warehouses/NOWHERE', warehouse).expect(404);
  });

  it('can be renamed while an order is taking goods out of them', async () => {
    const [product] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'TURN'");
    await app.database.inTransaction(async (tx) => {
      await lockStock(tx, [product?.id ?? '']);
      await manager.postForm('/admin/warehouses/NEAR', { nameZh: '近仓', nameEn: 'Near', position: '11' }).timeout(5000).expect(303);
    });
  });
});
