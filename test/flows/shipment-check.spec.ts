import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReleaseOrder } from '../../src/orders/decision/release-order.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { startApp, type TestApp } from '../support/app.js';
import { anInvoice, aPlacedOrder, clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let dealer = 0;
let code: string;
let approved: string;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'DL-1', { price: '100.0000', taxRate: '0', stock: 10_000 });
});
afterAll(() => app.stop());

// an invoice of 500 that is paid late, and an order that was approved before it fell due
beforeEach(async () => {
  code = `dealer-${++dealer}`;
  await aDealer(app.database, code, { creditLimit: '5000.00' });
  const { invoice } = await anInvoice(app, code, [{ sku: 'DL-1', quantity: 5 }]);
  approved = await aPlacedOrder(app, code, [{ sku: 'DL-1', quantity: 3 }]);
  await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [addDays(app.web.get(Clock).today(), -20), invoice]);
});

const account = (change: string) => app.database.query(`UPDATE credit_accounts a JOIN partners p ON p.id = a.partner_id SET ${change} WHERE p.code = ?`, [code]);
const ship = () => app.web.get(ShipAndInvoice).run(clerk, approved, {});
const shipped = async () => (await app.database.query<{ fulfilment: string }>('SELECT fulfilment FROM orders WHERE number = ?', [approved]))[0]?.fulfilment;

describe('an approved order is checked again when it ships', () => {
  it('and goes on while the rules allow what is overdue', async () => {
    await ship();
    expect(await shipped()).toBe('shipped');
  });

  it.each([
    ['the account was held', "a.on_hold = 1, a.hold_reason = '等待核对'", 'shipment_on_hold'],
    ['something is overdue longer than the terms allow', 'a.overdue_days_allowed = 19', 'shipment_overdue'],
    ['more is overdue than the terms allow', 'a.overdue_amount_allowed = 499.99', 'shipment_overdue'],
  ])('and stays where %s', async (_, change, reason) => {
    await account(change);
    await expect(ship()).rejects.toMatchObject({ code: reason, status: 409 });
    expect(await shipped()).toBe('none');
  });

  it('and goes on overdue when finance released it', async () => {
    await account('a.overdue_amount_allowed = 0');
    approved = await aPlacedOrder(app, code, [{ sku: 'DL-1', quantity: 1 }]);
    await app.web.get(ReleaseOrder).run(clerk, approved, '客户本周付款');
    await ship();
    expect(await shipped()).toBe('shipped');
  });
});
