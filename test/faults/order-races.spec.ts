import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../support/api.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';

const buyers = 64;

describe('many at once', () => {
  let app: TestApp;
  let call: ReturnType<typeof api>;

  beforeAll(async () => {
    app = await startApp({ withWorker: true });
    call = api(app, await tokenFor(app, 'all'));
  });

  afterAll(() => app?.stop());

  const order = (partner: string, sku: string, quantity: number, key: string) => call.post('/orders', { partner, lines: [{ sku, quantity }] }, key);

  it('reads what others have committed, on every connection of the pool', async () => {
    const levels = await Promise.all(Array.from({ length: 20 }, () => app.database.inTransaction(async (tx) => {
      const [level] = await tx.query<{ Value: string }[]>("SHOW VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation')");
      return level?.Value;
    })));
    expect(new Set(levels)).toEqual(new Set(['READ-COMMITTED']));
  });

  it('sells the last 23 pieces to exactly 23 of 64 buyers', async () => {
    await aProduct(app.database, 'LAST', { stock: 23 });
    await Promise.all(Array.from({ length: buyers }, (_, i) => aDealer(app.database, `LAST-${i}`)));
    const answers = await Promise.all(Array.from({ length: buyers }, (_, i) => order(`LAST-${i}`, 'LAST', 1, `last-${i}`)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(422)]).toEqual([23, buyers - 23]);
    const [stock] = await app.database.query('SELECT s.on_hand, s.reserved FROM stock s JOIN products p ON p.id = s.product_id WHERE p.sku = ?', ['LAST']);
    expect(stock).toEqual({ on_hand: 23, reserved: 23 });
  });

  it('approves exactly the 17 of 64 orders that fit the limit', async () => {
    await aProduct(app.database, 'ROOM', { stock: 10_000 });
    const partnerId = await aDealer(app.database, 'ROOMY', { creditLimit: '1799.99' });
    await Promise.all(Array.from({ length: buyers }, (_, i) => order('ROOMY', 'ROOM', 1, `room-${i}`).expect(201)));
    const decided = await eventually(async () => {
      const rows = await app.database.query<{ status: string; orders: string }>(
        'SELECT status, COUNT(*) AS orders FROM orders WHERE partner_id = ? GROUP BY status ORDER BY status', [partnerId]);
      return rows.every(({ status }) => status !== 'submitted') && rows;
    }, 30_000);
    expect(decided).toEqual([{ status: 'approved', orders: '17' }, { status: 'held', orders: '47' }]);
    const { body } = await call.get('/partners/ROOMY/credit').expect(200);
    expect(body).toMatchObject({ limit: '1799.99', exposure: '1700.00', available: '99.99' });
  });

  it('makes one order of 50 equal posts and gives all the same answer', async () => {
    await aProduct(app.database, 'ONCE', { stock: 100 });
    await aDealer(app.database, 'ONCE');
    const answers = await Promise.all(Array.from({ length: 50 }, () => order('ONCE', 'ONCE', 2, 'the-same-key')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const [stock] = await app.database.query('SELECT s.reserved FROM stock s JOIN products p ON p.id = s.product_id WHERE p.sku = ?', ['ONCE']);
    expect(stock).toEqual({ reserved: 2 });
  });

  it('has the worker share out what arrives among those who wait, each piece once', async () => {
    await aProduct(app.database, 'WAITS', { stock: 3 });
    await app.database.query("UPDATE products SET back_order = 1 WHERE sku = 'WAITS'");
    await Promise.all(Array.from({ length: 8 }, (_, i) => order(`LAST-${i}`, 'WAITS', 2, `waits-${i}`).expect(201)));
    const stock = (onHand: number) => call.csv('/imports/stock', `warehouse,sku,on_hand\nMAIN,WAITS,${onHand}\n`).expect(200);
    await stock(9);
    await stock(16);
    const reserved = await eventually(async () => {
      const [row] = await app.database.query<{ reserved: number }>("SELECT s.reserved FROM stock s JOIN products p ON p.id = s.product_id WHERE p.sku = 'WAITS'");
      return row?.reserved === 16 && row.reserved;
    }, 20_000);
    expect(reserved).toBe(16);
    const [left] = await app.database.query<{ pieces: string; lines: string }>('SELECT SUM(pieces) AS pieces, COUNT(*) AS `lines` FROM back_orders');
    expect(left?.pieces).toBe('0');
  });

  it('refuses the same key with another body', async () => {
    await order('ONCE', 'ONCE', 3, 'the-same-key').expect(422).expect('content-type', /problem\+json/);
  });

  it('lets a cancellation and a release of the same held order end in one of both', async () => {
    await aProduct(app.database, 'BOTH', { stock: 100 });
    await aDealer(app.database, 'BOTH', { creditLimit: '1.00' });
    const { body: { number } } = await order('BOTH', 'BOTH', 1, 'both').expect(201);
    await eventually(async () => (await call.get(`/orders/${number}`)).body.status === 'held');
    const answers = await Promise.all([call.post(`/orders/${number}/release`, { reason: 'paid by phone' }), call.post(`/orders/${number}/cancellation`, { reason: 'changed mind' })]);
    const { body: after } = await call.get(`/orders/${number}`);
    const { body: credit } = await call.get('/partners/BOTH/credit');
    expect(['cancelled', 'approved']).toContain(after.status);
    expect(credit.exposure).toBe(after.status === 'approved' ? '100.00' : '0.00');
    expect(answers.filter(({ status }) => status === 200).length).toBe(after.status === 'approved' ? 1 : answers.filter(({ status }) => status < 300).length);
  });
});
