import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/people.js';
import { anInvoice, aPlacedOrder, bookDifferences } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

describe('settlement by API', () => {
  let app: TestApp;
  let erp: ReturnType<typeof api>;
  let today: string;

  beforeAll(async () => {
    app = await startApp();
    erp = api(app, await tokenFor(app, 'orders.ship', 'orders.read', 'payments.record', 'statements.read'));
    today = app.web.get(Clock).today();
    await aProduct(app.database, 'DL-7', { price: '100.0000', taxRate: '0.1300' });
    await aProduct(app.database, 'DL-9', { price: '33.3333', taxRate: '0.1300' });
    for (const code of ['HZ', 'CD', 'WH', 'SZ', 'XA']) await aDealer(app.database, code);
  });
  afterAll(() => app.stop());

  const aBill = async (code: string, quantity: number) => (await anInvoice(app, code, [{ sku: 'DL-7', quantity }])).invoice;

  it('ships part of an order, then the rest, and invoices each part', async () => {
    const number = await aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 3 }, { sku: 'DL-9', quantity: 2 }]);
    const first = await erp.post(`/orders/${number}/shipments`, { lines: [{ sku: 'DL-7', quantity: 1, batch: 'B1', serials: ['S1'] }] }).expect(201);
    expect(first.body).toEqual({ number: expect.stringMatching(/^SH-/), invoice: expect.stringMatching(/^INV-\d{4}-\d{6}$/) });
    const rest = await erp.post(`/orders/${number}/shipments`).expect(201);
    expect(rest.body.invoice).not.toBe(first.body.invoice);
    const order = await erp.get(`/orders/${number}`).expect(200);
    expect(order.body).toMatchObject({ fulfilment: 'shipped', payment: 'invoiced', total: '414.34' });
    const totals = await app.database.query<{ total: string }>('SELECT total FROM invoices WHERE number IN (?) ORDER BY id', [[first.body.invoice, rest.body.invoice]]);
    expect(totals).toEqual([{ total: '113.00' }, { total: '301.34' }]);
    await erp.post(`/orders/${number}/shipments`).expect(409);
  });

  it('answers the same key with the first shipment', async () => {
    const number = await aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 4 }]);
    const line = { lines: [{ sku: 'DL-7', quantity: 2 }] };
    const first = await erp.post(`/orders/${number}/shipments`, line, 'ship-1').expect(201);
    const again = await erp.post(`/orders/${number}/shipments`, line, 'ship-1').expect(201);
    expect(again.body).toEqual(first.body);
    await erp.post(`/orders/${number}/shipments`, {}, 'ship-1').expect(422);
  });

  it('allocates oldest due first and leaves the rest unapplied', async () => {
    const [first, second] = [await aBill('CD', 1), await aBill('CD', 2)];
    const paid = await erp.post('/payments', { partner: 'CD', amount: '200.00', receivedOn: today, reference: 'bank 1' }, 'p-1').expect(201);
    expect(paid.body).toEqual({ number: expect.stringMatching(/^PAY-/), amount: '200.00', unapplied: '0.00', allocations: [{ invoice: first, amount: '113.00' }, { invoice: second, amount: '87.00' }] });
    const over = await erp.post('/payments', { partner: 'CD', amount: 500, receivedOn: today, reference: 'bank 2' }).expect(201);
    expect(over.body).toMatchObject({ amount: '500.00', unapplied: '361.00', allocations: [{ invoice: second, amount: '139.00' }] });
  });

  it('allocates to the invoices named, in their order', async () => {
    const [first, second] = [await aBill('WH', 1), await aBill('WH', 1)];
    const paid = await erp.post('/payments', { partner: 'WH', amount: '150.00', receivedOn: today, reference: '', invoices: [second, first] }).expect(201);
    expect(paid.body.allocations).toEqual([{ invoice: second, amount: '113.00' }, { invoice: first, amount: '37.00' }]);
    const stranger = await aBill('HZ', 1);
    const refused = await erp.post('/payments', { partner: 'WH', amount: '1.00', receivedOn: today, reference: '', invoices: [first, stranger, 'INV-1'] }).expect(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/invoices/1', '/invoices/2']);
  });

  it('answers the same key with the first payment and refuses another body under it', async () => {
    const body = { partner: 'SZ', amount: '10.00', receivedOn: today, reference: 'once' };
    const first = await erp.post('/payments', body, 'same').expect(201);
    const again = await erp.post('/payments', body, 'same').expect(201);
    expect(again.body).toEqual(first.body);
    await erp.post('/payments', { ...body, amount: '11.00' }, 'same').expect(422);
  });

  it.each([
    [{ amount: '0' }, '/amount'], [{ amount: '-5.00' }, '/amount'], [{ amount: '1.005' }, '/amount'], [{ amount: 'ten' }, '/amount'], [{ receivedOn: '2026-02-30' }, '/receivedOn'],
    [{ receivedOn: '2999-01-01' }, '/receivedOn'], [{ partner: 'NOBODY' }, '/partner'], [{ invoices: 'INV-1' }, '/invoices'], [{ reference: undefined }, '/reference'],
  ])('refuses %j with a pointer to the field', async (wrong, pointer) => {
    const refused = await erp.post('/payments', { partner: 'SZ', amount: '10.00', receivedOn: today, reference: 'x', ...wrong }).expect(422);
    expect(refused.type).toBe('application/problem+json');
    expect(refused.body.errors[0].pointer).toBe(pointer);
  });

  it('tells the statement as the contract has it', async () => {
    const invoice = await aBill('XA', 2);
    const { body: payment } = await erp.post('/payments', { partner: 'XA', amount: '300.00', receivedOn: addDays(today, -40), reference: 'late bank line' }).expect(201);
    const { body } = await erp.get(`/partners/XA/statement?from=1996-01-01&to=2100-01-01`).expect(200);
    expect(body).toEqual({
      opening: '0.00',
      movements: [
        { date: addDays(today, -40), kind: 'payment', number: payment.number, debit: '0.00', credit: '300.00', balance: '-300.00' },
        { date: today, kind: 'invoice', number: invoice, debit: '226.00', credit: '0.00', balance: '-74.00' },
      ],
      closing: '-74.00', unapplied: '74.00',
      ageing: { current: '0.00', d1_30: '0.00', d31_60: '0.00', d61_90: '0.00', d90_plus: '0.00' },
    });
    const before = await erp.get(`/partners/XA/statement?from=${addDays(today, -10)}&to=${addDays(today, -1)}`).expect(200);
    expect(before.body).toMatchObject({ opening: '-300.00', movements: [], closing: '-300.00', unapplied: '300.00' });
  });

  it('ages what was open on the day asked for', async () => {
    await app.database.query('UPDATE invoices SET issued_on = ?, due_on = ? WHERE partner_id = (SELECT id FROM partners WHERE code = ?)', [addDays(today, -80), addDays(today, -50), 'HZ']);
    const open = async (to: string) => (await erp.get(`/partners/HZ/statement?from=2020-01-01&to=${to}`).expect(200)).body.ageing;
    const before = await open(addDays(today, -20));
    expect(before).toMatchObject({ d1_30: expect.not.stringMatching(/^0\.00$/), d31_60: '0.00' });
    await erp.post('/payments', { partner: 'HZ', amount: '113.00', receivedOn: today, reference: '' }).expect(201);
    expect(await open(addDays(today, -20))).toEqual(before);
    expect((await open('2100-01-01')).d31_60).not.toBe(before.d1_30);
  });

  it('refuses days that make no sense and hides partners that are not there', async () => {
    await erp.get('/partners/XA/statement?from=2026-13-01&to=2026-01-01').expect(422);
    await erp.get('/partners/XA/statement?from=2026-02-01&to=2026-01-01').expect(422);
    await erp.get('/partners/NOBODY/statement?from=2026-01-01&to=2026-02-01').expect(404);
  });

  it('is closed to a token without the scope', async () => {
    const reader = api(app, await tokenFor(app, 'orders.read'));
    await reader.post('/payments', {}).expect(403);
    await reader.get('/partners/XA/statement').expect(403);
    await reader.post('/orders/SO-1/shipments').expect(403);
    await api(app, 'nonsense').post('/payments', {}).expect(401);
  });

  it('leaves the books balanced, but for the days this test moved', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
