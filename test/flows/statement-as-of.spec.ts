import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
// before the rooms: it says how much is logged
import { startApp, type TestApp } from '../support/app.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays, dayIn } from '../../src/platform/clock/days.js';
import { compare, minus, sum } from '../../src/platform/money/money.js';
import { accountAt } from '../../src/settlement/asof/account-at.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { wordsOf } from '../support/ordering.js';
import { asAccountantOf, asStaff } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment } from '../support/settlement.js';
import { cashOn, issued } from '../support/signing.js';
import { aDealer, aProduct } from '../support/trade.js';

const zone = 'Asia/Shanghai';
let app: TestApp;
let clock: Clock;
let today: string;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  clock = app.web.get(Clock);
  today = clock.today();
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
});
afterAll(() => app.stop());

/** Does something as it would have been done on a day, at noon of the supplier's zone unless told otherwise. */
async function on<T>(day: string, work: () => Promise<T>, at = new Date(`${day}T04:00:00Z`)): Promise<T> {
  Object.assign(clock, { now: () => at, today: () => dayIn(zone, at) });
  try {
    return await work();
  } finally {
    for (const name of ['now', 'today'] as const) delete (clock as Partial<Clock>)[name];
  }
}

async function at(code: string, day: string) {
  const partner = await partnerByCode(app.database, code);
  return accountAt(app.database, { partnerId: partner?.id ?? '', currency: 'CNY' }, day, zone);
}

/** What may happen to an account on a day: each by a dealer's code, the day and a number drawn. */
const happenings = {
  'cash of the day': (code: string, day: string, n: number) => cashOn(app, code, day, `${n + 1}.00`),
  'cash of a day long before': (code: string, day: string, n: number) => cashOn(app, code, addDays(day, -(n % 60)), `${n + 1}.10`),
  'an invoice': (code: string, _: string, n: number) => anInvoice(app, code, [{ sku: 'DL', quantity: 1 + (n % 5) }]),
  'cash that is matched': (code: string, _: string, n: number) => aPayment(app, code, `${n + 1}.20`),
  'a credit note': async (code: string, _: string, n: number) => aCreditNote(app, (await anInvoice(app, code, [{ sku: 'DL', quantity: 2 }])).invoice, `${1 + (n % 200)}.00`),
};

const happening = record({ what: constantFrom(...(Object.keys(happenings) as (keyof typeof happenings)[])), after: integer({ min: 0, max: 20 }), n: integer({ min: 0, max: 999 }) });

describe('the account on any day', () => {
  it('as known then is changed by nothing that happens later, and both views add up', async () => {
    const day = addDays(today, -40);
    await assert(asyncProperty(array(happening, { minLength: 1, maxLength: 4 }), array(happening, { minLength: 1, maxLength: 5 }), async (before, after) => {
      const code = `ASOF-${++dealers}`;
      await aDealer(app.database, code, { creditLimit: null });
      for (const { what, after: days, n } of before) await on<unknown>(addDays(day, -days), () => happenings[what](code, addDays(day, -days), n));
      const { thenKnown: then } = await at(code, day);
      for (const { what, after: days, n } of after) await on<unknown>(addDays(day, 1 + days), () => happenings[what](code, addDays(day, 1 + days), n));
      const seen = await at(code, day);
      expect(seen.thenKnown).toEqual(then);
      for (const { closing, unapplied, ageing } of [seen.thenKnown, seen.nowKnown]) expect(compare(minus(sum(Object.values(ageing)), unapplied), closing)).toBe(0);
      const late = sum(seen.later.flatMap(({ debit, credit }) => [debit, `-${credit}`]));
      expect(compare(sum([seen.thenKnown.closing, late]), seen.nowKnown.closing)).toBe(0);
    }), { numRuns: 12 });
  }, 60_000);

  it('ends at midnight of the supplier, and shows apart what was recorded after it', async () => {
    await aDealer(app.database, 'EDGE');
    const day = `${monthBefore(monthOf(today))}-20`;
    const early = await on(day, () => cashOn(app, 'EDGE', day, '100.00'), new Date(`${day}T15:59:59Z`));
    const late = await on(day, () => cashOn(app, 'EDGE', day, '30.00'), new Date(`${day}T16:00:01Z`));
    await issued(app, 'EDGE', monthBefore(monthOf(today)));
    const closed = await cashOn(app, 'EDGE', addDays(day, -2), '7.00');
    const { thenKnown: then, nowKnown: now, later } = await at('EDGE', day);
    expect([then.closing, now.closing]).toEqual(['-100.00', '-137.00']);
    expect(then.movements.map(({ number }) => number)).toEqual([early]);
    expect(later.map(({ number }) => number)).toEqual([closed, late]);
    const [accountant, finance] = [await asAccountantOf(app, 'EDGE'), await asStaff(app, 'finance')];
    for (const [agent, path] of [[accountant, '/statements/as-of'], [finance, '/admin/statements/as-of/EDGE']] as const) {
      const words = wordsOf((await agent.get(`${path}?asOf=${day}`).expect(200)).text);
      expect(words).toMatch(new RegExp(`当时已知.*100\\.00.*现在已知.*137\\.00.*之后得知.*${closed}.*${late}.*本月往来.*${early}`));
      await agent.get(`${path}?asOf=2999-01-01`).expect(404);
      await agent.get(`${path}?asOf=nonsense`).expect(422);
      await agent.get(path).expect(200);
    }
  });
});
