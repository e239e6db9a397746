import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetCreditTerms } from '../../src/credit/set-credit-terms.js';
import { CancelOrder } from '../../src/orders/cancel-order.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPayment, aPlacedOrder, bookDifferences, clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

const skus = Array.from({ length: 12 }, (_, n) => `LS-${n}`);
const dealers = Array.from({ length: 16 }, (_, n) => `dealer-${n}`);

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  for (const sku of skus) await aProduct(app.database, sku, { stock: 100_000 });
  for (const code of dealers) await aDealer(app.database, code, { creditLimit: null });
});
afterAll(() => app.stop());

/** Why some of many works at once did not get through. */
async function refusals(works: Promise<unknown>[]): Promise<string[]> {
  const ended = await Promise.allSettled(works);
  return ended.flatMap((work) => (work.status === 'rejected' ? [String(work.reason)] : []));
}

// every other order names its goods the other way round
const wanted = (n: number) => (n % 2 === 0 ? skus : skus.toReversed()).map((sku) => ({ sku, quantity: 1 }));

describe('many at once do not wait for each other in a circle', () => {
  it('placing, shipping and cancelling orders of the same goods', async () => {
    const orders: string[] = [];
    for (const [n, code] of dealers.entries()) orders.push(await aPlacedOrder(app, code, wanted(n)));
    expect(await refusals([
      ...orders.slice(0, 12).map((order) => app.web.get(ShipAndInvoice).run(clerk, order, {})),
      ...orders.slice(12).map((order) => app.web.get(CancelOrder).run(clerk, order, '改到下月')),
      ...dealers.map((partnerCode, n) => app.web.get(PlaceOrder).run(clerk, { partnerCode, channel: 'admin', lines: wanted(n) })),
    ])).toEqual([]);
    expect(await bookDifferences(app)).toEqual([]);
  });

  it("setting a partner's terms and taking its money", async () => {
    const terms = { temporaryLimit: '0', temporaryUntil: null, overdueDaysAllowed: 30, overdueAmountAllowed: null };
    expect(await refusals(dealers.flatMap((_, n) => [
      app.web.get(SetCreditTerms).run(clerk, 'dealer-0', { ...terms, creditLimit: `${n + 1}.00` }), aPayment(app, 'dealer-0', '1.00'),
    ]))).toEqual([]);
  });

  it("opening a partner's first account", async () => {
    await aDealer(app.database, 'new', { account: false });
    expect(await refusals(dealers.map(() => aPayment(app, 'new', '1.00')))).toEqual([]);
  });
});
