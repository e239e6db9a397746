import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { KeepAssortment } from '../../src/catalog/assortments/keep-assortment.js';
import { AddPrice } from '../../src/catalog/prices/add-price.js';
import { KeepPriceList } from '../../src/catalog/prices/keep-price-list.js';
import { openEnd, openStart } from '../../src/catalog/prices/price-terms.js';
import { KeepWarehouse } from '../../src/catalog/stock/keep-warehouse.js';
import { Notification } from '../../src/notifications/notification.entity.js';
import { PartnerAddress } from '../../src/partners/partner-address.entity.js';
import { PictureUpload } from '../../src/catalog/pictures/uploads/picture-upload.entity.js';
import { KeepPlace } from '../../src/partners/places/keep-place.js';
import { StandingRun } from '../../src/orders/standing/standing-run.entity.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Session } from '../../src/platform/sessions/session.entity.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Dispute } from '../../src/settlement/disputes/dispute.entity.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { StatementLine } from '../../src/settlement/statements/statement-line.entity.js';
import { KeepCarrier } from '../../src/orders/carriers/keep-carrier.js';
import { OrderRequest } from '../../src/orders/approvals/order-request.entity.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { KeepList } from '../../src/orders/lists/keep-list.js';
import { RunImport } from '../../src/imports/run-import.js';
import { scene } from './order-pages.scene.js';
import { adminRules } from '../support/access/admin-rules.js';
import { portalRules } from '../support/access/portal-rules.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCategory, aFamily } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff, createUser, tokenFor, logIn } from '../support/people.js';
import { alertOf } from '../support/alerts.js';
import { anOffer, aRequest } from '../support/quotes.js';
import { aStanding } from '../support/standing.js';
import { routesOf } from '../support/routes.js';
import { anInvoice, aPayment, aVoucher, clerk, aCreditNote } from '../support/settlement.js';
import { aCreditRequest, lateDealer } from '../support/collection.js';
import { aBankAccount, bankLines } from '../support/bank.js';
import { disputeOf, issued, lineOf } from '../support/signing.js';
import { aFund } from '../support/funds.js';
import { aRefund } from '../support/refunds.js';
import { aDealer, aProduct } from '../support/trade.js';

const many = 50;
const closed = { ...portalRules, ...adminRules };

/** Every page that lists, and what it is a list of. */
const lists: Record<string, string> = {
  '/': 'orders, invoices, bulletins', '/jump?q=GOODS': 'things', '/admin/jump?q=busy': 'things', '/admin/jump?q=GODOS': 'similar goods', '/catalog': 'products', '/cart': 'lines', '/orders': 'orders',
  '/orders?stage=held': 'orders', '/orders/:long': 'lines', '/invoices': 'invoices', '/invoices?view=open&q=INV': 'invoices', '/payments': 'payments', '/statements': 'months',
  '/statements/:month': 'movements', '/statements/:ended': 'lines', '/notifications': 'notifications', '/account/company': 'addresses', '/account/credit': 'decisions', '/account/people': 'people',
  '/account/security': 'sessions', '/admin/account/security': 'sessions', '/admin': 'orders', '/admin/outbox-mail': 'mails', '/admin/orders': 'orders', '/admin/orders?q=busy': 'orders',
  '/admin/orders/new': 'dealers', '/admin/orders/views': 'views', '/admin/carriers': 'carriers', '/admin/orders/:long': 'lines', '/admin/credit': 'accounts', '/admin/credit/busy': 'decisions',
  '/admin/credit/requests?view=all': 'requests', '/admin/ageing': 'partners', '/admin/ageing?by=territory': 'territories', '/admin/collection': 'partners',
  '/admin/collection/busy': 'invoices, contacts, promises', '/admin/dunning': 'letters', '/admin/invoices': 'invoices', '/admin/payments': 'payments', '/admin/payments?view=all': 'payments',
  '/admin/payments/new': 'partners', '/admin/payments/:cash': 'open invoices', '/admin/statements': 'statements', '/admin/statements/:month/busy': 'movements', '/admin/statements/:ended/busy': 'lines',
  '/admin/statements/disputes': 'disputes', '/admin/alerts': 'alerts', '/account/approvals': 'people', '/lists': 'lists', '/lists/:list': 'lines', '/lists/:list/edit': 'lines', '/approvals': 'requests', '/back-orders': 'lines', '/admin/back-orders': 'products',
  '/approvals/:asked': 'lines', '/orders/:long/again': 'lines', '/admin/order-templates': 'templates', '/admin/partners': 'partners', '/admin/partners/busy': 'addresses', '/admin/imports': 'imports',
  '/admin/notifications': 'notifications', '/admin/queues': 'queues', '/admin/catalog': 'products', '/admin/catalog/GOODS-0': 'prices', '/admin/categories': 'categories', '/admin/families': 'families',
  '/admin/places': 'tiers', '/admin/assortments': 'assortments', '/admin/assortments?partner=busy': 'assortments', '/admin/assortments/all-1-0': 'products', '/admin/assortments/all-1-0/edit': 'products', '/admin/prices': 'price lists', '/admin/prices/list-1-0': 'prices', '/admin/stock': 'products', '/admin/stock/GOODS-0': 'movements', '/admin/warehouses': 'warehouses',
  '/admin/users': 'people', '/admin/users?view=partners&q=mate': 'people', '/admin/users/staff-admin': 'history', '/admin/api-tokens': 'tokens', '/admin/audit': 'entries', '/admin/bank': 'lines',
  '/admin/bank/files': 'files', '/admin/bank/accounts': 'accounts', '/admin/bank/lines/:line': 'open invoices', '/quotes': 'quotes', '/quotes/new': 'lines', '/quotes/:quote': 'lines',
  '/standing-orders': 'standing orders', '/standing-orders/:standing': 'runs', '/admin/quotes': 'quotes', '/admin/quotes?view=all&q=QT': 'quotes', '/admin/quotes/:quote': 'lines',
  '/credit-notes': 'credit notes', '/statements/as-of': 'movements', '/admin/credit-notes': 'credit notes', '/admin/statements/as-of/busy': 'movements', '/admin/catalog/pictures': 'uploads',
  '/account/funds': 'movements', '/admin/funds': 'partners', '/admin/funds/busy': 'movements', '/payments/refunds': 'refunds', '/payments/refunds/:refund': 'payments', '/admin/refunds': 'refunds', '/admin/refunds?view=all': 'refunds', '/admin/refunds/:refund': 'payments',
};

/** Pages without names in their address that list nothing. */
const noLists = [
  '/account', '/account/password', '/account/email', '/account/second-factor', '/admin/account/password', '/admin/account/email', '/admin/account/second-factor', '/account/company/addresses/new',
  '/account/people/new', '/quick-order', '/lists/new', '/admin/order-templates/new', '/quick-order/check', '/quick-order/lines', '/payments/new', '/payments/refunds/new', '/admin/account',
  '/admin/partners/new', '/admin/company', '/admin/catalog/new', '/admin/categories/new', '/admin/families/new', '/admin/assortments/new', '/admin/prices/new', '/admin/prices/trial', '/admin/warehouses/new', '/admin/users/new',
  '/admin/api-tokens/new', '/admin/credit/requests', '/account/credit/requests/new', '/invoices/promises/new', '/admin/carriers/new', '/admin/bank/outcome', '/admin/bank/accounts/new',
  '/standing-orders/new', '/admin/funds/grants/new', '/admin/company/seal', '/jump', '/admin/jump',
];

let app: TestApp;
let owner: Agent;
let admin: Agent;
let names: Record<string, string>;
let few: Map<string, string[]>;
let more: Map<string, string[]>;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'busy', { creditLimit: null });
  await aProduct(app.database, 'GOODS-0', { stock: 1_000_000 });
  owner = await asOwnerOf(app, 'busy');
  admin = await asStaff(app, 'admin');
  await fill(1);
  names = await namesNow();
  await sentByAll();
  few = await sentByAll();
  await fill(many - 1);
  names = await namesNow();
  more = await sentByAll();
}, 120_000);
afterAll(() => app.stop());

/** More of everything a page lists. */
async function fill(count: number): Promise<void> {
  const { database } = app;
  const people = await database.query<{ id: string; partnerId: string | null }>('SELECT u.id, m.partner_id AS partnerId FROM users u JOIN memberships m ON m.user_id = u.id');
  const [busy] = await database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'busy'");
  for (let n = 0; n < count; n++) {
    const mark = `${count}-${n}`;
    await moreOfTheHouse(mark);
    await database.source.manager.insert(PictureUpload, { status: 'done', names: mark, actor: clerk.key, actorName: clerk.name, createdAt: new Date(), doneAt: new Date() });
    await moreDisputes(busy?.id ?? '', count * 100 + n);
    const product = await aProduct(database, `GOODS-${mark}`, { stock: 1_000_000 });
    await aDealer(database, `dealer-${mark}`);
    await aWaitingLine(`WAIT-${mark}`);
    await anInvoice(app, 'busy', [{ sku: 'GOODS-0', quantity: 1 }]);
    await aRequest(app, 'busy', [{ sku: 'GOODS-0', quantity: 1 }]);
    await aStanding(app, 'busy-owner', { text: 'GOODS-0 1' });
    await aCreditNote(app, (await anInvoice(app, 'busy', [{ sku: 'GOODS-0', quantity: 1 }])).invoice, '1.00');
    await aVoucher(app, 'busy', '5.00');
    await aRefund(app, 'busy', '1.00', { payment: (await aPayment(app, 'busy', '1.50', [])).number });
    await database.query("INSERT IGNORE INTO order_alerts (order_id, status, figures, raised_at) SELECT id, 'open', ?, NOW(6) FROM orders ORDER BY id DESC LIMIT 1", [alertOf('').figures]);
    await aFund(app, 'busy', '2.00');
    await aFund(app, `dealer-${mark}`, '2.00', 'deposit');
    await lateDealer(app, `dealer-${mark}`);
    await aCreditRequest(app, `dealer-${mark}`, '100.00');
    await bankLines(app, await aBankAccount(app, `账户 ${mark}`), [{ amount: '100.00', payer: 'busy 灯饰', serial: mark }]);
    await owner.postForm('/cart', { [`qty-${product}`]: '1' }).expect(303);
    await database.source.manager.insert(PartnerAddress, { partnerId: busy?.id, label: mark, recipient: '收货组', phone: '1', line: '物流园', isDefault: n === 0 });
    await database.source.manager.insert(Session, people.map(({ id }) => ({ id: `${mark}-${id}`, userId: id, content: '{}', createdAt: new Date(), seenAt: new Date(), expiresAt: new Date('2099-01-01') })));
    await database.source.manager.insert(Notification, people.map(({ id, partnerId }) => news(mark, id, partnerId)));
    await app.web.get(RunImport).run(clerk, { kind: 'stock', name: `${mark}.csv`, text: 'warehouse,sku,on_hand\nMAIN,GOODS-0,1000000\n' });
  }
  await aPayment(app, 'busy', '1.00', []);
}

async function aWaitingLine(sku: string): Promise<void> {
  const id = await aProduct(app.database, sku, { stock: 0 });
  await app.database.query('UPDATE products SET back_order = 1 WHERE id = ?', [id]);
  await app.web.get(PlaceOrder).run(clerk, { partnerCode: 'busy', channel: 'admin', lines: [{ sku, quantity: 1 }] });
}

async function moreOfTheHouse(mark: string): Promise<void> {
  const { web, database } = app;
  await createUser(database, { login: `mate-${mark}`, partnerCode: 'busy', role: 'buyer' });
  await tokenFor(app, 'orders.read');
  await aCategory(database, `分类 ${mark}`);
  await aFamily(database, `FAMILY-${mark}`, [{ row: '3000K', column: '5W' }, { row: '4000K', column: '5W' }]);
  // so that every page of busy's is counted with a range
  await web.get(KeepAssortment).create(clerk, `all-${mark}`, { nameZh: mark, nameEn: mark, startsFrom: 'everything', categories: [], products: `FAMILY-${mark}-3000K-5W`, tiers: [], territories: [], partners: mark === '1-0' ? 'busy' : '' });
  await database.query("INSERT IGNORE INTO assortment_products SELECT a.id, p.id FROM assortments a JOIN products p ON p.sku LIKE 'FAMILY-%' WHERE a.code = 'all-1-0'");
  await web.get(KeepPlace).add(clerk, 'tiers', { code: `tier-${mark}`, nameZh: mark, nameEn: mark, position: 1, creditLimit: '' });
  await web.get(KeepCarrier).create(clerk, { code: `C-${mark}`, nameZh: mark, nameEn: mark, trackingPattern: '' });
  await admin.postForm('/admin/orders/views', { name: mark, query: 'partner=busy' }).expect(303);
  await web.get(KeepList).create(clerk, { partnerId: null, userId: null }, { nameZh: mark, lines: 'GOODS-0 1' }, undefined);
  await web.get(KeepWarehouse).open(clerk, { code: `W-${mark}`, nameZh: mark, nameEn: mark, position: 900 }, undefined);
  await web.get(KeepPriceList).create(clerk, { code: `list-${mark}`, nameZh: mark, nameEn: mark }, undefined);
  await web.get(AddPrice).run(clerk, 'list-1-0', { sku: 'GOODS-0', scope: 'dealer', scopeKey: 'busy', minQuantity: 1000 + Number(mark.replace('-', '')), currency: 'CNY', unitPrice: '1.0000', validFrom: openStart, validTo: openEnd }, undefined);
}

/** An order with a line for each product there is, and what else pages are named after. */
async function namesNow(): Promise<Record<string, string>> {
  const goods = await app.database.query<{ sku: string }>("SELECT sku FROM products WHERE sku LIKE 'GOODS-%'");
  const [cash] = await app.database.query<{ number: string }>('SELECT number FROM payments WHERE unapplied > 0 ORDER BY id DESC LIMIT 1');
  const [line] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM bank_lines');
  const refund = await aRefund(app, 'busy', `${goods.length * 0.5}`);
  const long = await scene(app).decided('busy', goods.map(({ sku }) => ({ sku, quantity: 1 })));
  const lines = goods.map(({ sku }) => `${sku} 1`).join('\n');
  const { headers: list } = await owner.postForm('/lists', { nameZh: '清单', lines }).expect(303);
  const asked = await longRequest(goods.length);
  const quote = await anOffer(app, 'busy', goods.map(({ sku }) => ({ sku, quantity: 1 })));
  const standing = await aStanding(app, 'busy-owner', { text: goods.map(({ sku }) => `${sku} 1`).join('\n') });
  await app.database.source.manager.insert(StandingRun, goods.map((_, day) => ({ standingOrderId: standing, dueOn: addDays('2026-01-01', day), orderNumber: null, faults: '[]', ranAt: new Date() })));
  // what the last form said is told once
  await Promise.all([owner.get('/account'), admin.get('/admin/account')]);
  return { ':list': String(list.location).slice(7), ':asked': asked, ':quote': quote, ':refund': refund, ':standing': standing, ':long': long, ':cash': cash?.number ?? '', ':line': line?.id ?? '', ':month': app.web.get(Clock).today().slice(0, 7), ':ended': ended() };
}

/** A request with a line for each product, and as many others, of a buyer with a limit of nothing. */
async function longRequest(kinds: number): Promise<string> {
  await owner.postForm('/account/approvals', { 'limit:mate-1-0': '0' });
  const goods = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku LIKE 'GOODS-%'");
  const mate = await logIn(app, 'mate-1-0');
  const { headers } = await mate.postForm('/orders', Object.fromEntries(goods.map(({ id }) => [`qty-${id}`, '1']))).expect(303);
  const number = String(headers.location).slice(11);
  const row = await app.database.source.manager.findOneByOrFail(OrderRequest, { number });
  await app.database.source.manager.insert(OrderRequest, Array.from({ length: kinds }, (_, n) => ({ ...row, id: undefined, number: `${number}-${n}` })));
  return number;
}

const ended = () => monthBefore(monthOf(app.web.get(Clock).today()));

/** A line of last month's statement with a dispute that waits for finance. */
async function moreDisputes(partnerId: string, position: number): Promise<void> {
  const { manager } = app.database.source;
  await issued(app, 'busy', ended());
  const [statement] = await app.database.query<{ id: string }>('SELECT id FROM statements WHERE partner_id = ? AND period = ?', [partnerId, ended()]);
  const of = { statementId: statement?.id ?? '', partnerId };
  const { identifiers } = await manager.insert(StatementLine, lineOf(undefined, of.statementId, position));
  await manager.insert(Dispute, { ...disputeOf(undefined, { ...of, lineId: String(identifiers[0]?.id) }), status: 'open', sentAt: new Date() });
}

function news(mark: string, userId: string, partnerId: string | null) {
  const facts = JSON.stringify({ number: 'SO-1', amount: '1.00', currency: 'CNY', toPay: '1.00', reason: 'over_limit' });
  return { event: `order.held:${mark}`, userId, partnerId, kind: 'order.held', link: '/', facts, createdAt: new Date() };
}

const begun = Date.now();

/** The statements each page sends, for its session, its reader and its frame too, but for the one a minute that says when the session was seen. */
async function sentByAll(): Promise<Map<string, string[]>> {
  // what is known for a minute stays known, however slow the machine
  const now = jest.spyOn(Date, 'now').mockReturnValue(begun);
  const sent = jest.spyOn(app.database.source.logger, 'logQuery');
  const found = new Map<string, string[]>();
  for (const list of Object.keys(lists)) {
    sent.mockClear();
    await (list.startsWith('/admin') ? admin : owner).get(list.replace(/:\w+/, (name) => names[name] ?? name)).expect(200);
    found.set(list, sent.mock.calls.map(([sql]) => sql.replace(/\s+/g, ' ').trim().slice(0, 160)).filter((sql) => !sql.startsWith('UPDATE sessions SET seen_at')));
  }
  sent.mockRestore();
  now.mockRestore();
  return found;
}

describe('a list page', () => {
  it('is counted', () => {
    const pages = routesOf(app, 'get').filter((path) => Object.hasOwn(closed, `GET ${path}`) && !path.includes(':'));
    expect([...Object.keys(lists).filter((list) => !/[?:]/.test(list) && pages.includes(list)), ...noLists].toSorted()).toEqual(pages.toSorted());
  });

  it.each(Object.keys(lists))('sends as few statements for fifty rows as for one, at most ten: %s', (list) => {
    expect({ statements: more.get(list)?.length, of: more.get(list) }).toEqual({ statements: few.get(list)?.length, of: expect.anything() });
    expect(more.get(list)?.slice(10)).toEqual([]);
  });
});
