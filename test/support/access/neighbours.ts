import { createHash } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { ProductImage } from '../../../src/catalog/pictures/product-image.entity.js';
import { CreditRequestPaper } from '../../../src/credit/requests/credit-request-paper.entity.js';
import { CreditRequest } from '../../../src/credit/requests/credit-request.entity.js';
import { OrderList } from '../../../src/orders/lists/order-list.entity.js';
import { Notification } from '../../../src/notifications/notification.entity.js';
import { KeepSupply } from '../../../src/catalog/supplies/keep-supply.js';
import { StandingOrder } from '../../../src/orders/standing/standing-order.entity.js';
import { PartnerAddress } from '../../../src/partners/partner-address.entity.js';
import { OrderChange } from '../../../src/orders/changes/order-change.entity.js';
import { writePlan } from '../../../src/orders/planning/plans.js';
import { TrackingNumber } from '../../../src/orders/shipping/tracking-number.entity.js';
import { Config } from '../../../src/platform/config/config.js';
import { OrderAlert } from '../../../src/orders/alerts/order-alert.entity.js';
import { Session } from '../../../src/platform/sessions/session.entity.js';
import { DunningLetter } from '../../../src/settlement/dunning/dunning-letter.entity.js';
import { PaymentPromise } from '../../../src/settlement/promises/promise.entity.js';
import { WriteOffRest } from '../../../src/settlement/write-offs/write-off-rest.js';
import { scene } from '../../flows/order-pages.scene.js';
import type { TestApp } from '../app.js';
import { alertOf } from '../alerts.js';
import { busyHouse, type House } from '../busy-house.js';
import { asOwnerOf, createUser, logIn, tokenFor } from '../people.js';
import { anOffer } from '../quotes.js';
import { aRefund } from '../refunds.js';
import { aStandingRow } from '../standing.js';
import { disputedHouse } from '../signing.js';
import { NoteEInvoice } from '../../../src/settlement/einvoices/note-e-invoice.js';
import { aPdf } from '../papers.js';
import { aCreditNote, anInvoice, aPayment, aVoucher, clerk } from '../settlement.js';
import { aDealer } from '../trade.js';

/** What the addresses of a partner's things are made of. */
type Own = Record<'code' | 'mate' | 'held' | 'quote' | 'standing' | 'shipped' | 'shipment' | 'invoice' | 'creditNote' | 'creditMatch' | 'voucher' | 'payment' | 'match' | 'refund' | 'writeOff' | 'address' | 'notification' | 'session' | 'line' | 'noted' | 'dispute' | 'alert' | 'promise' | 'letter' | 'request' | 'paper' | 'tracking' | 'plan' | 'change' | 'version' | 'approval' | 'orderList', string>;

/** What belongs to no partner: everyone who may see one may see it. */
type Everyones = Record<'month' | 'product' | 'picture' | 'pictureUpload' | 'import' | 'importKind' | 'mail' | 'job' | 'staffNotification' | 'staffSession' | 'reset' | 'email' | 'style' | 'placeKind' | 'tier' | 'sku' | 'image' | 'category' | 'family' | 'list' | 'assortment' | 'price' | 'warehouse' | 'token' | 'level' | 'file' | 'carrier' | 'orderView' | 'template' | 'bankLine' | 'bankFile' | 'bankAccount' | 'supply', string>;

export type Things = Own & Everyones;

/** A dealer's house, a stranger's with the same in it, and what is nowhere. */
export type Neighbours = { own: Things; strangers: Things; nowhere: Things };

/** The dealer whose people try every route. */
export const home = 'xiamen';

/** Two dealers to whom the same has happened, in a house that is busy with others. */
export async function neighbours(app: TestApp): Promise<Neighbours> {
  const house = await busyHouse(app);
  const everyones = await everyonesThings(app, house);
  return {
    own: { ...everyones, ...await thingsOf(app, home, everyones.month) },
    strangers: { ...everyones, ...await thingsOf(app, 'ningbo', everyones.month) },
    nowhere,
  };
}

const none = '999999999';
const nowhere: Things = {
  code: 'nobody', mate: 'no.body', held: 'SO-000000-0000', quote: 'QT-000000-0000', shipped: 'SO-000000-0000', shipment: 'SH-000000-0000', invoice: 'INV-0000-000000', creditNote: 'CN-0000-000000', voucher: 'PAY-000000-0000', payment: 'PAY-000000-0000',
  match: none, creditMatch: none, refund: 'REF-000000-0000', writeOff: none, standing: none, address: none, notification: none, session: none, line: none, noted: none, dispute: none, alert: none, promise: none, letter: 'DUN-000000-0000', request: 'CR-000000-0000', paper: none, level: '9', tracking: none, plan: 'SP-000000-0000', change: none, version: none, approval: 'RQ-000000-0000', orderList: none,
  month: 'no-month', product: 'NO-SUCH', picture: none, pictureUpload: none, import: none, importKind: 'nothing', mail: 'nothing.eml', job: none, staffNotification: none, staffSession: none, reset: `1.${'x'.repeat(43)}`, email: `1.${'x'.repeat(43)}`, style: 'nothing', placeKind: 'tins', tier: 'no-tier', sku: 'NO-SUCH', image: none, category: none, family: 'NO-SUCH', list: 'no-list', assortment: 'no-assortment', price: none, warehouse: 'NO-SUCH', token: none, file: 'pdf', carrier: 'NO-SUCH', orderView: none, template: none, bankLine: none, bankFile: none, bankAccount: none, supply: none,
};

async function thingsOf(app: TestApp, code: string, month: string): Promise<Own> {
  const { database } = app;
  const story = scene(app);
  await aDealer(database, code, { creditLimit: '60000.00' });
  await createUser(database, { login: `${code}-owner`, partnerCode: code });
  const line = (quantity: number) => [{ sku: 'LS-PL66-40', quantity }];
  const held = await story.decided(code, line(1100));
  const quote = await anOffer(app, code, line(20));
  const { order: shipped, invoice } = await anInvoice(app, code, line(2));
  const { number: payment } = await aPayment(app, code, '10.00', [invoice]);
  await app.web.get(WriteOffRest).run({ ...clerk, permissions: new Set() }, invoice, { amount: '0.50', reason: '尾差' });
  const idOf = async (sql: string, value: string) => String((await database.query<{ id: string }>(sql, [value]))[0]?.id);
  const partnerId = await idOf('SELECT id FROM partners WHERE code = ?', code);
  const userId = await idOf('SELECT id FROM users WHERE login = ?', `${code}-owner`);
  const added = (entity: new () => object, row: object) => addedTo(app, partnerId, entity, row);
  await app.web.get(NoteEInvoice).run(clerk, invoice, { number: `264420000000${partnerId.padStart(8, '0')}`, issuedOn: '2026-01-05' }, { name: '数电发票.pdf', content: aPdf });
  const voucher = await aVoucher(app, code, '20.00');
  const { number: creditNote } = await aCreditNote(app, invoice, '1.00');
  const fileId = await idOf('SELECT voucher_file_id AS id FROM payments WHERE number = ?', voucher);
  const shipmentId = await idOf('SELECT h.id FROM shipments h JOIN orders o ON o.id = h.order_id WHERE o.number = ?', shipped);
  return {
    code, mate: await aMate(app, code), held, quote, shipped, invoice, creditNote, payment, voucher, ...await disputedHouse(app, { code, partnerId, fileId, month }),
    shipment: await idOf('SELECT h.number AS id FROM shipments h JOIN orders o ON o.id = h.order_id WHERE o.number = ?', shipped),
    alert: await added(OrderAlert, alertOf(await idOf('SELECT id FROM orders WHERE number = ?', held))),
    writeOff: await idOf("SELECT id FROM ledger_entries WHERE kind = 'write_off' AND document = ?", invoice),
    creditMatch: await idOf("SELECT id FROM ledger_entries WHERE kind = 'match' AND document = ?", creditNote), match: await idOf("SELECT id FROM ledger_entries WHERE kind = 'match' AND document = ?", payment), refund: await aRefund(app, code, '12.00', { payment: (await aPayment(app, code, '30.00', [])).number }),
    plan: await aPlan(app, shipped), change: await added(OrderChange, await aChange(app, held)), version: await aVersion(app, held),
    tracking: await added(TrackingNumber, { shipmentId, carrier: '顺丰速运', number: `SF-${code}`, addedByName: '周凯', addedAt: new Date() }),
    address: await added(PartnerAddress, { partnerId, label: '二号仓', recipient: '收货组', phone: '400-800-0001', line: `${code} 物流园 2 号库`, isDefault: false }),
    session: await aSession(app, userId),
    promise: await added(PaymentPromise, { partnerId, status: 'open', amount: '10.00', currency: 'CNY', dueOn: '2099-01-01', byPartner: true, madeByName: '王敏', madeAt: new Date(), decidedAt: null }),
    letter: await aLetter(added, partnerId, code), ...await aRequest(added, { partnerId, code, fileId }),
    standing: await added(StandingOrder, await aStandingRow(app, partnerId, userId)),
    notification: await added(Notification, newsFor(userId, partnerId)),
    approval: await anApproval(app, code), orderList: await added(OrderList, { partnerId, userId, nameZh: `${code} 常备`, isShared: true, keptByName: code, keptAt: new Date() }),
  };
}

// under an id that stands in no page by chance
async function addedTo({ database }: TestApp, partnerId: string, entity: new () => object, row: object): Promise<string> {
  const id = String(7_000_000_000 + Number(partnerId));
  await database.source.manager.insert(entity, { id, ...row });
  return id;
}

/** Someone's session on another device; its id is the hash of what that device keeps. */
async function aSession({ database }: TestApp, userId: string): Promise<string> {
  const [id, now] = [createHash('sha256').update(userId).digest('hex'), new Date()];
  await database.source.manager.insert(Session, { id, userId, content: '{}', createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) });
  return id;
}

async function aLetter(added: (entity: new () => object, row: object) => Promise<string>, partnerId: string, code: string): Promise<string> {
  const number = `DUN-${code}`;
  await added(DunningLetter, { number, partnerId, level: 1, amount: '10.00', currency: 'CNY', daysOverdue: 3, subjectZh: '提醒', bodyZh: '请付款', subjectEn: 'Reminder', bodyEn: 'Please pay', sentOn: '2026-01-05', sentAt: new Date() });
  return number;
}

async function aRequest(added: (entity: new () => object, row: object) => Promise<string>, { partnerId, code, fileId }: { partnerId: string; code: string; fileId: string }): Promise<{ request: string; paper: string }> {
  const request = `CR-${code}`;
  const requestId = await added(CreditRequest, {
    number: request, partnerId, status: 'submitted', isOpen: true, amount: '500.00', currency: 'CNY', fromOn: '2026-01-05', untilOn: '2099-01-01', reason: '项目备货', askedBy: 'user:dealer', askedByName: '王敏', askedAt: new Date(),
    grantedAmount: null, grantedUntil: null, decidedAt: null, appliedAt: null,
  });
  return { request, paper: await added(CreditRequestPaper, { requestId, fileId }) };
}

/** A change the supplier asks of an order, and a version it had before. */
async function aChange({ database }: TestApp, order: string) {
  const [row] = await database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [order]);
  return { orderId: row?.id, baseVersion: 9, status: 'proposed', side: 'supplier', proposedByName: '周凯', proposedAt: new Date(), reason: '换批次', changedLines: '[]', totalBefore: '1.00', totalAfter: '2.00' };
}

async function aVersion({ database }: TestApp, order: string): Promise<string> {
  const version = String(1000 + Math.floor(Math.random() * 50_000));
  await database.query("INSERT INTO order_versions (order_id, version, order_lines, subtotal, tax, total, replaced_by_name, replaced_at) SELECT id, ?, '[]', 1, 0, 1, '周凯', NOW(6) FROM orders WHERE number = ?", [version, order]);
  return version;
}

/** Two pieces of an order made ready to leave, however many were ordered. */
async function aPlan({ database }: TestApp, order: string): Promise<string> {
  const [line] = await database.query<{ id: string; orderId: string }>('SELECT l.id, l.order_id AS orderId FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.number = ?', [order]);
  return (await database.inTransaction((tx) => writePlan(tx, {
    order: { id: line?.orderId ?? '' }, carrier: '', trackingNumbers: '', lines: [{ orderLineId: line?.id ?? '', quantity: 2, batches: [{ batch: '', quantity: 2, serials: [] }] }],
  }, { actor: { key: 'user:clerk', name: '周岚' }, at: new Date(), today: '2026-01-05' }))).number;
}

/** An order above the limit, asked for by a colleague none of the visitors is. */
async function anApproval(app: TestApp, partnerCode: string): Promise<string> {
  const owner = await asOwnerOf(app, partnerCode);
  await createUser(app.database, { login: `${partnerCode}-asker`, partnerCode, role: 'buyer' });
  await owner.postForm('/account/approvals', { [`limit:${partnerCode}-asker`]: '10' });
  const [panel] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'LS-PL66-40'");
  const { headers } = await (await logIn(app, `${partnerCode}-asker`)).postForm('/orders', { [`qty-${panel?.id}`]: '1' });
  return String(headers.location).replace('/approvals/', '');
}

/** A colleague who was invited and has no password yet. */
async function aMate({ database }: TestApp, partnerCode: string): Promise<string> {
  const login = `${partnerCode}-mate`;
  await createUser(database, { login, partnerCode, role: 'buyer' });
  await database.query("UPDATE users SET password_hash = '' WHERE login = ?", [login]);
  return login;
}

async function aToken(app: TestApp): Promise<string> {
  await tokenFor(app, 'orders.read');
  const [token] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM api_tokens');
  return String(token?.id);
}

async function everyonesThings(app: TestApp, house: House): Promise<Everyones> {
  const { database } = app;
  const [admin] = await database.query<{ id: string }>("SELECT id FROM users WHERE login = 'staff-admin'");
  const { identifiers } = await database.source.manager.insert(Notification, newsFor(admin?.id ?? '', null));
  const views = await database.query<{ id: string }>('SELECT id FROM order_views');
  const [file] = await database.query<{ id: string }>('SELECT MAX(file_id) AS id FROM product_images');
  const { id: supply } = await app.web.get(KeepSupply).add(clerk, 'LS-PL66-40', { promisedOn: '2099-12-05', quantity: 40, note: '' }, undefined);
  const { identifiers: images } = await database.source.manager.insert(ProductImage, { id: '7000000000', productId: house.goods.panel, fileId: file?.id ?? '' });
  return {
    month: house.months[0] ?? '', product: 'LS-DL09', picture: file?.id ?? '', pictureUpload: house.pictureUpload, import: house.imports[0]?.split('/').at(-1) ?? '', importKind: 'stock', mail: house.mail,
    job: await aFailedJob(app), staffNotification: String(identifiers[0]?.id), staffSession: await aSession(app, admin?.id ?? ''), email: house.email, reset: house.reset, style: 'forms', placeKind: 'tiers', tier: 'gold', sku: 'LS-PL66-40', image: String(images[0]?.id), category: house.goods.category, family: 'LS-DL09', list: house.lists[0] ?? '', assortment: 'retail-basic', price: house.prices[1] ?? '', warehouse: 'EAST', level: '1', token: await aToken(app), file: 'csv', carrier: 'SF', orderView: String(views[0]?.id), template: house.templates[0] ?? '', bankLine: house.bank.lines[0] ?? '', bankFile: house.bank.files[0] ?? '', bankAccount: house.bank.account, supply,
  };
}

function newsFor(userId: string, partnerId: string | null) {
  return { event: `order.held:${userId}`, userId, partnerId, kind: 'order.held', link: '/', facts: JSON.stringify({ number: 'SO-1', amount: '1.00', currency: 'CNY', toPay: '1.00', reason: 'over_limit' }), createdAt: new Date() };
}

/** A job of the queue `notify` that failed. */
async function aFailedJob({ web }: TestApp): Promise<string> {
  const connection = new Redis(web.get(Config).redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('notify', { connection });
  await queue.obliterate({ force: true });
  await queue.add('notify', { event: 'order.vanished', order: '7' }, { attempts: 1 });
  const worker = new Worker('notify', null, { connection });
  const job = await worker.getNextJob('access');
  await job?.moveToFailed(new Error('vanished'), 'access', false);
  await worker.close();
  await queue.close();
  await connection.quit();
  return job?.id ?? '';
}
