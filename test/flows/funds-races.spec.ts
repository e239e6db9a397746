import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartnerActor } from '../../src/identity/access/actors.js';
import { CancelOrder } from '../../src/orders/cancel-order.js';
import { AnswerChange } from '../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../src/orders/changes/propose-change.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { DomainError, Invalid } from '../../src/platform/http/errors.js';
import { ExpireRebates } from '../../src/settlement/funds/expire-rebates.js';
import { MoveCash } from '../../src/settlement/funds/move-cash.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDrawnOrder, aFund, aRebate, standingOf } from '../support/funds.js';
import { aCreditNote, bookDifferences, clerk, codesOf, Crash, dyingAt, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  await aProduct(app.database, 'ODD', { price: '33.3300', stock: 10_000, taxRate: '0.13' });
});
afterAll(() => app.stop());

const today = () => app.web.get(Clock).today();
const dealer = async (creditLimit: string) => {
  const code = `F-${++dealers}`;
  await aDealer(app.database, code, { creditLimit });
  return code;
};
const ship = (number: string, quantity?: number, sku = 'DL') => app.web.get(ShipAndInvoice).run(clerk, number, quantity ? { lines: [{ sku, quantity }] } : {});
const balanced = async () => expect(await bookDifferences(app)).toEqual([]);
async function aBuyer(code: string): Promise<PartnerActor> {
  const partner = await partnerByCode(app.database, code);
  return { kind: 'partner', key: 'user:dealer', name: '王敏', userId: '1', partnerId: partner?.id ?? '', partnerCode: code, roles: ['owner'], permissions: new Set(['portal.order']) };
}

describe('money in funds', () => {
  it('balances after whatever comes: put in, taken out, granted, expired, drawn, changed, shipped in part, cancelled', async () => {
    const code = await dealer('300.00');
    const day = (past: boolean) => app.database.query('UPDATE rebate_grants SET last_day = ? WHERE rest > 0', [addDays(today(), past ? -1 : 30)]);
    const orders: string[] = [];
    const invoiced = async (n: number) => (await app.database.query<{ number: string; total: string }>('SELECT i.number, i.total FROM invoices i JOIN orders o ON o.id = i.order_id WHERE o.number = ?', [anOrder(n)])).at(0);
    const anOrder = (n: number) => orders[n % Math.max(1, orders.length)] ?? 'SO-000000-0000';
    const deeds: ((n: number) => Promise<unknown>)[] = [
      (n) => aFund(app, code, `${n * 3}.17`), (n) => aRebate(app, code, `${n}.05`, addDays(today(), 5)), (n) => app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: `${n}.11`, note: '' }),
      async (n) => orders.push(await aDrawnOrder(app, code, [{ sku: 'ODD', quantity: 1 + (n % 5) }, { sku: 'DL', quantity: 1 + (n % 2) }])), (n) => ship(anOrder(n), 1, 'ODD'), (n) => ship(anOrder(n)),
      (n) => app.web.get(CancelOrder).run(clerk, anOrder(n), '撤单'), async () => { await day(true); await app.web.get(ExpireRebates).runForAll(); },
      async (n) => {
        const invoice = await invoiced(n);
        if (invoice) await aCreditNote(app, invoice.number, n % 2 ? `${n}.07` : (Number(invoice.total) / 2.26).toFixed(2));
      },
      async (n) => {
        const [order] = await app.database.query<{ quantity: number }>("SELECT quantity FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.number = ? AND l.sku = 'ODD'", [anOrder(n)]);
        const { id } = await app.web.get(ProposeChange).run(clerk, anOrder(n), { lines: [{ sku: 'ODD', quantity: Math.max(1, Number(order?.quantity) + (n % 3) - 1), promisedOn: null }], added: [], reason: '改量' }, undefined);
        await app.web.get(AnswerChange).accept(await aBuyer(code), anOrder(n), id);
      },
    ];
    const story = fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.integer({ min: 1, max: 60 })), { minLength: 6, maxLength: 14 });
    await fc.assert(fc.asyncProperty(story, async (steps) => {
      // what is refused changes nothing, which the books would show
      for (const [deed, n] of steps) await deeds[deed]?.(n).catch((error: Error) => { if (!(error instanceof DomainError || error instanceof Invalid)) throw error; });
      expect(await bookDifferences(app)).toEqual([]);
    }), { numRuns: 12 });
    expect(orders.length).toBeGreaterThan(0);
  }, 60_000);

  it('is set aside once when two orders draw on it, and moves once when drawing, taking out, shipping and cancelling meet', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '150.00');
    const orders = await Promise.all([1, 2].map(() => aDrawnOrder(app, code, [{ sku: 'DL', quantity: 1 }])));
    expect(await standingOf(app, code)).toMatchObject({ prepaid: '0.00', setAside: '150.00' });
    for (const set of ['rebate_drawn + prepaid_drawn + 0.01', '-0.01']) await expect(app.database.query(`UPDATE orders SET set_aside = ${set} WHERE number = ?`, [orders[0]])).rejects.toThrow('orders_set_aside_within');
    const [first = '', second = ''] = orders;
    const outcomes = await Promise.allSettled([ship(first), app.web.get(CancelOrder).run(clerk, first, '撤单'), ship(second), ship(second)]);
    expect(codesOf(outcomes).filter((word) => word === 'done')).toHaveLength(2);
    await balanced();
    await aFund(app, code, '100.00');
    await aRebate(app, code, '40.00', today());
    await app.database.query('UPDATE rebate_grants SET last_day = ? WHERE rest > 0', [addDays(today(), -1)]);
    await Promise.allSettled([
      aDrawnOrder(app, code, [{ sku: 'DL', quantity: 2 }]), app.web.get(ExpireRebates).runForAll(), app.web.get(ExpireRebates).runForAll(),
      ...[1, 2].map(() => app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: '60.00', note: '' })),
    ]);
    expect(await standingOf(app, code)).toMatchObject({ rebate: '0.00' });
    await balanced();
  });

  it('is where it was when a process dies at any statement of placing, shipping or cancelling', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '5000.00');
    await aRebate(app, code, '300.00');
    const buyer = await aBuyer(code);
    const change = async (number: string, quantity: number) => (await app.web.get(ProposeChange).run(clerk, number, { lines: [{ sku: 'DL', quantity, promisedOn: null }], added: [], reason: '改量' }, undefined)).id;
    const dies = async (work: () => Promise<unknown>) => {
      for (let step = 1; ; step += 1) {
        const before = await traceOf(app);
        try {
          return await dyingAt(app, step, work);
        } catch (error) {
          expect(error).toBeInstanceOf(Crash);
          expect(await traceOf(app)).toBe(before);
        }
      }
    };
    const lines = [{ sku: 'DL', quantity: 3 }, { sku: 'ODD', quantity: 2 }];
    const { number } = await dies(() => app.web.get(PlaceOrder).run(clerk, { partnerCode: code, channel: 'admin', lines, draw: ['rebate', 'prepaid'] })) as { number: string };
    const other = await aDrawnOrder(app, code, lines);
    const more = await change(other, 4);
    await dies(() => app.web.get(AnswerChange).accept(buyer, other, more));
    const { invoice } = await dies(() => ship(other, 1)) as { invoice: string };
    const before = await standingOf(app, code);
    await dies(() => aCreditNote(app, invoice, '70.00'));
    expect(await standingOf(app, code)).not.toEqual(before);
    expect(codesOf(await Promise.allSettled(['20.00', '20.00'].map((amount) => aCreditNote(app, invoice, amount))))).toEqual(['done', expect.stringContaining('over_rate')]);
    await dies(() => app.web.get(CancelOrder).run(clerk, other, '撤单'));
    await dies(() => app.web.get(CancelOrder).run(clerk, number, '撤单'));
    expect(await standingOf(app, code)).toMatchObject({ setAside: '0.00' });
    await balanced();
  });
});
