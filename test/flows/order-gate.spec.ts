import { readFileSync, globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepAssortment } from '../../src/catalog/assortments/keep-assortment.js';
import type { PartnerActor } from '../../src/identity/access/actors.js';
import { WatchOrder } from '../../src/orders/alerts/watch-order.js';
import { ApproveRequest } from '../../src/orders/approvals/approve-request.js';
import { KeepLimits } from '../../src/orders/approvals/keep-limits.js';
import { SubmitOrder } from '../../src/orders/approvals/submit-order.js';
import { AnswerChange } from '../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../src/orders/changes/propose-change.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { OrderAgain } from '../../src/orders/ordering/again/order-again.js';
import { CheckOut } from '../../src/orders/ordering/cart/check-out.js';
import { PlaceOnBehalf } from '../../src/orders/placing/place-on-behalf.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { AcceptQuote } from '../../src/orders/quotes/accept-quote.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { DomainError, Invalid } from '../../src/platform/http/errors.js';
import { aRiseAhead } from '../support/alerts.js';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { anOffer } from '../support/quotes.js';
import { clerk } from '../support/settlement.js';
import { actorOf, aStanding, makeDue, placeStanding } from '../support/standing.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let panel: string;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  const today = app.web.get(Clock).today();
  panel = await aProduct(app.database, 'PANEL', { price: '100.0000', stock: 1_000_000 });
  await aProduct(app.database, 'CALM', { price: '100.0000', stock: 1_000_000 });
  await aRiseAhead(app.database, panel, today);
});
afterAll(() => app.stop());

type House = { code: string; partnerId: string; owner: PartnerActor; buyer: PartnerActor };

/** A dealer with two people and five usual orders of 1,000.00. */
async function aHouse(): Promise<House> {
  const code = `gate${++dealers}`;
  const partnerId = await aDealer(app.database, code, { creditLimit: null });
  for (const role of ['owner', 'buyer'] as const) await createUser(app.database, { login: `${code}-${role}`, partnerCode: code, role });
  for (let n = 0; n < 5; n++) await scene(app).decided(code, [{ sku: 'CALM', quantity: 10 }]);
  return { code, partnerId, owner: await actorOf(app, `${code}-owner`), buyer: await actorOf(app, `${code}-buyer`) };
}

const lines = [{ sku: 'PANEL', quantity: 55 }];
const nothing = async () => undefined;
const limit = ({ owner }: House, general: string | null) => app.web.get(KeepLimits).run(owner, { general, people: new Map() });
async function changed({ code, buyer }: House, first: string, request: { lines: { sku: string; quantity: number; promisedOn: null }[]; added: { sku: string; quantity: number; promisedOn: null }[] }) {
  const number = await scene(app).decided(code, [{ sku: first, quantity: 10 }]);
  const { id } = await app.web.get(ProposeChange).run(clerk, number, { ...request, reason: '加订' }, undefined);
  return () => app.web.get(AnswerChange).accept(buyer, number, id);
}

/** Every way an order comes in or grows, up to its last step; `own` are those that a person's limit holds for. */
const ways: Record<string, { own: boolean; begin: (house: House) => Promise<() => Promise<unknown>> }> = {
  'a cart checked out': { own: true, begin: async ({ buyer, partnerId }) => () => app.web.get(SubmitOrder).run(buyer, { partnerId, channel: 'portal', lines }, nothing) },
  'an order placed again': {
    own: true,
    begin: async ({ buyer, code }) => {
      const number = await scene(app).decided(code, [{ sku: 'PANEL', quantity: 10 }]);
      const quantities = new Map([[panel, 55]]);
      return async () => {
        await app.web.get(OrderAgain).run(buyer, number, quantities, undefined);
        await app.web.get(CheckOut).run(buyer, {}, { quantities, shown: new Map() }, undefined);
      };
    },
  },
  'a request approved': {
    own: false,
    begin: async (house) => {
      await limit(house, '100.00');
      const asked = await app.web.get(SubmitOrder).run(house.buyer, { partnerId: house.partnerId, channel: 'portal', lines }, nothing);
      await limit(house, null);
      return () => app.web.get(ApproveRequest).run(house.owner, 'request' in asked ? asked.request : '', { prices: new Map() }, undefined);
    },
  },
  'an offer taken': {
    own: true,
    begin: async ({ code, buyer }) => {
      const quote = await anOffer(app, code, lines);
      return () => app.web.get(AcceptQuote).run(buyer, quote, { seen: 2, poNumber: '' });
    },
  },
  'a standing order on its day': {
    own: true,
    begin: async ({ buyer }) => {
      await makeDue(app, await aStanding(app, buyer.name, { text: 'PANEL 55' }));
      return () => placeStanding(app).run();
    },
  },
  'an order on behalf': {
    own: false,
    begin: async ({ code }) => async () => {
      const partner = await partnerByCode(app.database, code);
      if (partner) await app.web.get(PlaceOnBehalf).run(clerk, partner, { lines });
    },
  },
  'an order by the API': { own: false, begin: async ({ code }) => () => app.web.get(PlaceOrder).run(clerk, { partnerCode: code, channel: 'api', lines }) },
  'a line raised': { own: true, begin: (house) => changed(house, 'PANEL', { lines: [{ sku: 'PANEL', quantity: 55, promisedOn: null }], added: [] }) },
  'a product added': { own: true, begin: (house) => changed(house, 'CALM', { lines: [], added: [{ sku: 'PANEL', quantity: 55, promisedOn: null }] }) },
};

/** What stands against an order from one moment on; each is taken away again. */
const obstacles: Record<string, (house: House) => Promise<() => Promise<unknown>>> = {
  'out of the range': async ({ code }) => {
    await app.web.get(KeepAssortment).create(clerk, code, { nameZh: '除外', nameEn: '', startsFrom: 'everything', categories: [], products: 'PANEL', tiers: [], territories: [], partners: code });
    return () => app.web.get(KeepAssortment).remove(clerk, code);
  },
  'no longer sold': async () => {
    await app.database.query("UPDATE products SET status = 'discontinued' WHERE sku = 'PANEL'");
    return () => app.database.query("UPDATE products SET status = 'active' WHERE sku = 'PANEL'");
  },
  'closed for the partner': async ({ partnerId }) => {
    await app.database.query('UPDATE partners SET ordering_open = 0 WHERE id = ?', [partnerId]);
    return () => app.database.query('UPDATE partners SET ordering_open = 1 WHERE id = ?', [partnerId]);
  },
  'out of stock': async () => {
    await app.database.query('UPDATE stock SET on_hand = reserved WHERE product_id = ?', [panel]);
    return () => app.database.query('UPDATE stock SET on_hand = 1000000 WHERE product_id = ?', [panel]);
  },
};
const overLimit: (typeof obstacles)[string] = async (house) => {
  await limit(house, '1000.00');
  return () => limit(house, null);
};

const expected = (error: unknown) => { if (!(error instanceof DomainError || error instanceof Invalid)) throw error; };

async function ordersOf({ partnerId }: House) {
  return app.database.query('SELECT COUNT(*) AS orders, SUM(total) AS total, SUM(version) AS versions, (SELECT SUM(reserved) FROM stock) AS reserved FROM orders WHERE partner_id = ?', [partnerId]);
}

/** What the worker does with the orders that came in since. */
async function worked(since: string): Promise<void> {
  const jobs = await app.database.query<{ id: string; queue: string; payload: string }>("SELECT id, queue, payload FROM outbox WHERE queue IN ('credit', 'watch') AND id > ? ORDER BY id", [since]);
  for (const { queue, payload } of jobs) {
    const { order } = JSON.parse(payload) as { order?: string };
    if (order && queue === 'credit') await app.web.get(CheckCredit).run(order);
    if (order) await app.web.get(WatchOrder).run(order);
  }
  const last = jobs.at(-1);
  if (last) await worked(last.id);
}

describe.each(Object.entries(ways))('%s', (_, { own, begin }) => {
  it('is refused for what may not be ordered any more, and raises the alert when it stands out', async () => {
    const house = await aHouse();
    for (const [obstacle, stand] of Object.entries({ ...obstacles, ...own && { 'above the person’s limit': overLimit } })) {
      const finish = await begin(house);
      const undo = await stand(house);
      const before = await ordersOf(house);
      await finish().catch(expected);
      expect({ obstacle, orders: await ordersOf(house) }).toEqual({ obstacle, orders: before });
      await undo();
    }
    const [last] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM outbox');
    await (await begin(house))();
    await worked(last?.id ?? '0');
    expect(await app.database.query("SELECT COUNT(*) AS alerts FROM order_alerts a JOIN orders o ON o.id = a.order_id WHERE o.partner_id = ? AND a.figures LIKE '%before_price_rise%'", [house.partnerId])).toEqual([{ alerts: '1' }]);
  });
});

it('lets no other way in: these place orders, and these two write their lines', () => {
  const those = (pattern: RegExp) => globSync('src/orders/**/*.ts').filter((file) => pattern.test(readFileSync(file, 'utf8'))).map((file) => file.slice('src/orders/'.length)).toSorted();
  expect(those(/placeOrder\.(run|within|write|priced)\(/)).toEqual(['approvals/approve-request.ts', 'approvals/submit-order.ts', 'orders.api.controller.ts', 'placing/place-on-behalf.ts', 'quotes/accept-quote.ts', 'standing/place-standing.ts']);
  expect(those(/insert(Rows)?\((tx, )?OrderLine\b|UPDATE order_lines SET quantity/)).toEqual(['changes/move-lines.ts', 'placing/write-order.ts']);
});
