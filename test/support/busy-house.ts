import { KeepSeal } from '../../src/identity/company/keep-seal.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Company } from '../../src/platform/company/company.entity.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import type { TestApp } from './app.js';
import { type Agent, asOwnerOf, asStaff } from './people.js';
import { bankHouse } from './bank.js';
import { standingOfAllKinds } from './standing.js';
import { clerk } from './settlement.js';
import { aSeal } from './papers.js';
import { aBuyer, anOffer, aRequest, wished } from './quotes.js';
import { anInvoice, aPayment, aPicture, aVoucher, clerk } from './settlement.js';
import { refundsOfAllKinds } from './refunds.js';
import { signedAndUnsigned } from './signing.js';
import { KeepCarrier } from '../../src/orders/carriers/keep-carrier.js';
import { alertsOf, ordersOfAllKinds, quotesOfAllKinds, listsAndApprovals } from './busy/orders.js';
import { someGoods, pricesOfAllKinds, aPictureUpload } from './busy/goods.js';
import { invoicesAndPayments, creditAsked, moneyCollected, someCreditNotes } from './busy/money.js';
import { aRetailer, peopleAndTokens, aNewEmail, beforeTheSecondStep, aReset, anAddress, someNews } from './busy/people.js';

/** What a page's address is made of, in a house where everything has happened once; its dealer has a name of 40 characters. */
export type House = Awaited<ReturnType<typeof busyHouse>>;

export async function busyHouse(app: TestApp) {
  await app.database.source.manager.insert(Company, {
    id: 1, nameZh: '澜石照明', nameEn: 'Lanshi Lighting', address: '广东省佛山市禅城区澜石路 88 号', phone: '0757-8300 0000', taxNumber: '91440600MA5DEMO01X', bank: '中国工商银行佛山澜石支行', bankAccount: '2013 0000 0912 0000 888', seededAt: null,
  });
  await app.web.get(KeepCarrier).create(clerk, { code: 'SF', nameZh: '顺丰速运', nameEn: 'SF Express', trackingPattern: 'https://www.sf-express.com/waybill/{number}' });
  await app.web.get(KeepSeal).put(clerk, { name: '公章.png', content: await aSeal() });
  const orders = await ordersOfAllKinds(app);
  const goods = await someGoods(app);
  const { lists, prices } = await pricesOfAllKinds(app);
  const { invoices, payments } = await invoicesAndPayments(app);
  const bank = await bankHouse(app, invoices[2] ?? '');
  const today = app.web.get(Clock).today();
  const period = monthBefore(monthOf(today));
  const signing = await signedAndUnsigned(app, 'hangzhou', period);
  const creditNotes = await someCreditNotes(app, invoices, signing.disputes[1] ?? '');
  const people = { owner: await asOwnerOf(app, 'hangzhou'), retailer: await aRetailer(app), admin: await asStaff(app, 'admin') };
  await people.owner.postForm('/cart', { [`qty-${goods.tube}`]: '30', [`qty-${goods.panel}`]: '4' });
  await people.admin.postForm('/admin/orders/views', { name: '华东待放行，九月以来，名称很长的视图', query: 'stage=held&territory=east', isShared: '1' }).expect(303);
  await peopleAndTokens(people);
  const requests = await creditAsked(app);
  const letters = await moneyCollected(app, invoices);
  const { approvals, orderLists, templates } = await listsAndApprovals(app, people);
  const imports = await importsInAllStates(app, people.admin);
  const shipments = (await app.database.query<{ number: string }>('SELECT h.number FROM shipments h JOIN orders o ON o.id = h.order_id WHERE o.number = ? LIMIT 1', [orders.shipped])).map(({ number }) => number);
  const alerts = await alertsOf(app, [orders.held, orders.cancelled]);
  return { ...people, approvals, orders, alerts, shipments, goods, lists, prices, invoices, payments, imports, months: [period, monthOf(today), ...signing.months], lines: [...signing.lines], disputes: signing.disputes, address: await anAddress(app), mail: await someNews(app), reset: await aReset(app), email: await aNewEmail(app, people.owner), ...await beforeTheSecondStep(app), letters, requests, orderLists, templates, bank, quotes: await quotesOfAllKinds(app), standing: await standingOfAllKinds(app, 'hangzhou-owner'), creditNotes, pictureUpload: await aPictureUpload(app) };
  return { ...people, approvals, orders, alerts, shipments, goods, lists, prices, invoices, payments, imports, months: [period, monthOf(today), ...signing.months], lines: [...signing.lines], disputes: signing.disputes, address: await anAddress(app), mail: await someNews(app), reset: await aReset(app), email: await aNewEmail(app, people.owner), ...await beforeTheSecondStep(app), letters, requests, orderLists, templates, bank, refunds: await refundsOfAllKinds(app, 'hangzhou'), quotes: await quotesOfAllKinds(app), standing: await standingOfAllKinds(app, 'hangzhou-owner') };
}

// one to judge, one judged
async function alertsOf({ database, web }: TestApp, numbers: string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>('SELECT id FROM orders WHERE number IN (?) ORDER BY id', [numbers]);
  const alerts = await Promise.all(rows.map(async ({ id }) => String((await database.source.manager.insert(OrderAlert, alertOf(id))).identifiers[0]?.id)));
  await web.get(JudgeAlert).run(clerk, alerts[1] ?? '', { verdict: 'cleared', note: '工程项目集中下单，合同已核对' });
  return alerts;
}

async function ordersOfAllKinds(app: TestApp) {
  const orders = await orderGallery(app);
  const story = scene(app);
  const cancelled = await story.placed('hangzhou', [{ sku: 'LS-PL66-40', quantity: 1 }]);
  await story.cancel(cancelled, '改到下月');
  const approved = await story.decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 2 }]);
  return { ...orders, cancelled, approved, changed: await changedOrder(app) };
}

// version 2 holds, a third is asked for, and a shipment is planned
async function changedOrder(app: TestApp) {
  const { database, web } = app;
  const number = await scene(app).decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 6 }]);
  const [partner] = await database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'hangzhou'");
  const dealer = { key: 'user:dealer', name: '王敏', partnerId: partner?.id ?? '' };
  const wish = (quantity: number) => ({ lines: [{ sku: 'LS-PL66-40', quantity, promisedOn: '2026-12-15' }], added: [], reason: '工地分两期，先要一半' });
  const { id } = await web.get(ProposeChange).run(dealer, number, wish(4), undefined);
  await web.get(AnswerChange).accept(clerk, number, id);
  await web.get(ProposeChange).run(clerk, number, wish(5), undefined);
  await web.get(PlanShipment).run(clerk, number, { lines: [{ sku: 'LS-PL66-40', quantity: 1 }], carrier: '顺丰速运', trackingNumbers: ['SF1407725519036'] }, undefined);
  await web.get(PlanShipment).run(clerk, number, { lines: [{ sku: 'LS-PL66-40', quantity: 2 }] }, undefined);
  return number;
}

// asked, offered, asked again after an offer, taken, run out
async function quotesOfAllKinds(app: TestApp): Promise<string[]> {
  const [lines, buyer] = [[{ sku: 'LS-PL66-40', quantity: 400, unitPrice: '75.5', note: '吊顶已开孔，尺寸须与样品一致' }, { sku: 'LS-T8-18', quantity: 500 }], await aBuyer(app, 'hangzhou')];
  const asked = await aRequest(app, 'hangzhou', lines, '西湖文化广场改造工程，一期约 400 套，希望含运费');
  const [offered, again, taken, over] = [await anOffer(app, 'hangzhou', lines, '2099-12-31'), await anOffer(app, 'hangzhou', lines), await anOffer(app, 'hangzhou', lines.slice(0, 1)), await anOffer(app, 'hangzhou', lines)];
  await app.web.get(AskAgain).run(buyer, again, { seen: 2, wishes: wished(lines), note: '能否再优惠 3%？' });
  await app.web.get(AcceptQuote).run(buyer, taken, { seen: 2, poNumber: 'PO-7' });
  await app.database.query("UPDATE quotes SET valid_until = '2026-01-01' WHERE number = ?", [over]);
  await app.web.get(CloseQuote).run(buyer, await aRequest(app, 'hangzhou', lines), 'withdrawn', '项目暂缓');
  return [asked, offered, again, taken, over];
}

async function someGoods(app: TestApp) {
  const { database, web } = app;
  const tube = await aProduct(database, 'LS-T8-18', { price: '17.9000', packSize: 25, minQuantity: 25 });
  await aPrice(database, tube, '16.9000', { minQuantity: 100 });
  await withoutPrice(database, await aProduct(database, 'LS-NEW'));
  const variants = await aFamily(database, 'LS-DL09', [{ row: '3000K', column: '5W' }, { row: '3000K', column: '12W', price: '24.5000', stock: 36 }, { row: '4000K', column: '5W', stock: 0 }]);
  await countedShort(app);
  const [panel] = await database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'LS-PL66-40'");
  const category = await aCategory(database, '磁吸轨道灯与嵌入式线形灯具', await aCategory(database, '商业照明'));
  await putInCategory(database, panel?.id ?? '', category);
  await web.get(AddPictures).run(clerk, 'LS-PL66-40', [aPicture, { ...aPicture, name: '侧面.png' }]);
  await aProduct(database, 'LS-GONE');
  await web.get(ChangeProduct).setStatus(clerk, 'LS-GONE', 'inactive', '换代停产，由 LS-PL66 系列代替');
  return { category, tube, panel: panel?.id ?? '', codes: ['LS-T8-18', 'LS-DL09', 'LS-NEW'], variants };
}

// for a product nobody orders here: a price of every scope, valid now, later and before
async function pricesOfAllKinds({ web }: TestApp) {
  const code = '2026-autumn';
  await web.get(KeepPriceList).create(clerk, { code, nameZh: '2026 年秋季渠道价格表（华东与西北适用）', nameEn: 'Autumn 2026' }, undefined);
  await web.get(KeepPriceList).create(clerk, { code: 'empty', nameZh: '空白价目表', nameEn: '' }, undefined);
  const add = async (scope: PriceLevel, scopeKey: string, unitPrice: string, [validFrom, validTo]: [string, string], minQuantity = 1) =>
    (await web.get(AddPrice).run(clerk, code, { sku: 'LS-T8-18', scope, scopeKey, minQuantity, currency: 'CNY', unitPrice, validFrom, validTo }, undefined)).id;
  const prices = [
    await add('contract', 'hangzhou', '15.1250', ['1000-01-01', '9999-12-31'], 500), await add('tier', 'gold', '16.5000', ['2099-01-01', '9999-12-31']), await add('region', 'east', '16.2000', ['1000-01-01', '2025-12-31']),
  ];
  await add('dealer', 'hangzhou', '16.1000', ['2026-01-01', '9999-12-31'], 50);
  await add('dealer', 'hangzhou', '16.3000', ['1000-01-01', '9999-12-31'], 50);
  return { lists: [code, 'empty'], prices };
}

// further on orders are taken of it: the second warehouse keeps it free, the first has too little
async function countedShort({ web }: TestApp) {
  await web.get(KeepWarehouse).open(clerk, { code: 'EAST', nameZh: '华东中心仓（苏州工业园区物流基地一期）', nameEn: 'East', position: 200 }, undefined);
  await web.get(BookMovement).run(clerk, 'LS-PL66-40', 'EAST', { reason: 'received', quantity: 100_000, reference: 'PO-26-118', note: '' }, undefined);
  const { onHand } = await web.get(BookMovement).run(clerk, 'LS-PL66-40', 'MAIN', { reason: 'damaged', quantity: 12, reference: '', note: '叉车碰撞，外箱破损' }, undefined);
  await web.get(CountStock).run(clerk, 'LS-PL66-40', 'MAIN', { counted: 10, basedOn: onHand, remark: '年末盘点' }, undefined);
}

async function invoicesAndPayments(app: TestApp) {
  const lines = [{ sku: 'LS-DL07-9W-4000K', quantity: 48 }, { sku: 'LS-PL66-40', quantity: 3 }];
  const paid = await anInvoice(app, 'hangzhou', lines);
  const partly = await anInvoice(app, 'hangzhou', lines);
  const overdue = await anInvoice(app, 'hangzhou', lines);
  const matched = await aPayment(app, 'hangzhou', '1600.00', [paid.invoice, partly.invoice]);
  const unapplied = await aPayment(app, 'hangzhou', '500.00', []);
  const submitted = await aVoucher(app, 'hangzhou', '700.00');
  const refused = await aVoucher(app, 'hangzhou', '800.00');
  await app.web.get(RefusePayment).run(clerk, refused, '金额与银行流水不符');
  await app.database.query("UPDATE receivables SET due_on = '2026-01-01' WHERE document = ?", [overdue.invoice]);
  return { invoices: [paid.invoice, partly.invoice, overdue.invoice], payments: [submitted, refused, unapplied.number, matched.number] };
}

/** Requests for more credit: refused, granted, and one that waits for a second approval. */
async function creditAsked(app: TestApp): Promise<string[]> {
  const finance = aStaffActor('finance', 'credit.manage');
  const until = addDays(app.web.get(Clock).today(), 20);
  const refused = await aCreditRequest(app, 'hangzhou', '90000.00');
  await app.web.get(RefuseRequest).run(finance, refused, '请先结清逾期货款，再申请临时额度');
  const granted = await aCreditRequest(app, 'hangzhou', '20000.00');
  await app.web.get(ApproveRequest).run(finance, granted, { amount: '15000.00', until, answer: '' });
  const endorsed = await aCreditRequest(app, 'hangzhou', '180000.00');
  await app.web.get(ApproveRequest).run(finance, endorsed, { amount: '180000.00', until, answer: '合同已核对' });
  return [refused, granted, endorsed];
}

/** A call, a letter and a promise; returns the letters' numbers. */
async function moneyCollected(app: TestApp, [, partly = '']: string[]): Promise<string[]> {
  await remind(app, 'hangzhou');
  await app.web.get(NoteContact).run(clerk, 'hangzhou', { channel: 'visit', note: '拜访了采购负责人，对方说月底前安排，等下游工程回款后分两次支付', nextOn: null });
  await aPromise(app, 'hangzhou', '100.00', 7, [partly]);
  const rows = await app.database.query<{ number: string }>('SELECT number FROM dunning_letters ORDER BY id');
  return rows.map(({ number }) => number);
}

/** A list of each kind, and a request in each state. */
async function listsAndApprovals(app: TestApp, { owner, admin }: { owner: Agent; admin: Agent }) {
  const idIn = ({ headers }: { headers: Record<string, string> }) => String(headers.location).split('/').at(-1) ?? '';
  for (const tier of ['', 'gold']) await admin.postForm('/admin/order-templates', { nameZh: '样板间全屋照明标准配置（九十平方米三室两厅）', nameEn: 'Showroom set', tier, lines: 'LS-PL66-40 8\nLS-GONE 2' });
  const templates = (await app.database.query<{ id: string }>('SELECT id FROM order_lists')).map(({ id }) => id);
  const own = idIn(await owner.postForm('/lists', { nameZh: '萧山门店每周补货', lines: 'LS-PL66-40 5\nLS-T8-18 30\nLS-GONE 2' }));
  const shared = idIn(await owner.postForm('/lists', { nameZh: '工程项目常备', lines: 'LS-PL66-40 4', shared: '1' }));
  await createUser(app.database, { login: 'hangzhou-second', name: '欧阳晓明', partnerCode: 'hangzhou', role: 'approver' });
  await createUser(app.database, { login: 'hangzhou-asker', name: '王敏', partnerCode: 'hangzhou', role: 'buyer' });
  await owner.postForm('/account/approvals', { general: '', 'limit:hangzhou-asker': '100' });
  const [asker, second] = [await logIn(app, 'hangzhou-asker'), await logIn(app, 'hangzhou-second')];
  const [panel] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'LS-PL66-40'");
  const ask = async (quantity: number) => idIn(await asker.postForm('/orders', { [`qty-${panel?.id}`]: String(quantity), poNumber: 'PO-77', note: '赶在周五前' }));
  const requests = [await ask(4), await ask(5), await ask(6)];
  await second.postForm(`/approvals/${requests[1]}/approval`);
  await second.postForm(`/approvals/${requests[2]}/refusal`, { reason: '本月预算已满，下月再订' });
  await app.database.query("UPDATE order_request_lines SET unit_price = unit_price - 1 WHERE request_id = (SELECT id FROM order_requests WHERE number = ?)", [requests[0]]);
  await app.database.query("UPDATE cart_lines SET seen_price = seen_price - 1, seen_stock = 'out' WHERE seen_price > 1");
  return { approvals: requests, orderLists: [own, shared, templates[0] ?? ''], templates };
}

async function aRetailer(app: TestApp): Promise<Agent> {
  await aDealer(app.database, 'retail', { kind: 'non_exclusive', account: false });
  return asPartner(app, 'retail', 'owner');
}

async function peopleAndTokens({ admin, owner }: { admin: Agent; owner: Agent }): Promise<void> {
  await owner.postForm('/account/people', { login: 'new.buyer', name: '欧阳晓明', email: 'a-rather-long-address@purchasing.hangzhou.example.com', roles: ['buyer', 'accountant', 'learner'] }).expect(303);
  await admin.postForm('/admin/users/new.buyer/state', { state: 'blocked', reason: '资料待核实' }).expect(303);
  await admin.postForm('/admin/users/new.buyer/state', { state: 'active' }).expect(303);
  for (const [name, scopes, expiresOn] of [['ERP 正式环境', ['imports.run', 'orders.read', 'orders.place', 'orders.price', 'statements.read'], ''], ['BI', 'all', '2099-12-31']]) {
    await admin.postForm('/admin/api-tokens', { name, scopes, expiresOn }).expect(201);
  }
  await admin.postForm('/admin/api-tokens/1/revocation').expect(303);
}

async function importsInAllStates({ database }: TestApp, admin: Agent): Promise<string[]> {
  const goods = 'sku,name_zh,name_en,category,base_price\nLS-PL66-40,面板灯 600×600 毫米 微棱晶防眩 40W,,商业照明 > 磁吸轨道灯与嵌入式线形灯具,118.5\nLS-NEW-1,嵌入式防眩筒灯 7W 暖白,Recessed anti-glare downlight,灯具 > 筒灯,19.9\n';
  const checked = await imported(admin, '秋季新品与调价（华东、西北两区合并版）.csv', 'products', goods);
  const done = await imported(admin, '商品.csv', 'products', 'sku,name_zh,category\nLS-NEW-2,筒灯,灯具\n');
  await admin.postForm(`${done}/execution`).expect(303);
  const dropped = await imported(admin, '库存.csv', 'stock', 'warehouse,sku,on_hand\nMAIN,LS-NEW-2,5\n');
  await admin.postForm(`${dropped}/cancellation`).expect(303);
  const running = await imported(admin, '库存.csv', 'stock', 'warehouse,sku,on_hand\nMAIN,LS-NEW-2,5\n');
  await database.query("UPDATE imports SET status = 'running', total_rows = 100000, rows_done = 43000 WHERE id = ?", [running.split('/').at(-1)]);
  const same = await imported(admin, '商品.csv', 'products', 'sku,name_zh,category\nLS-NEW-2,筒灯,灯具\n');
  const refused = await imported(admin, '库存.csv', 'stock', 'warehouse,sku,on_hand\nMAIN,LS-PL66-40,many\nMAIN,LS-NO,3\n');
  return [checked, refused, done, dropped, running, same];
}

async function imported(admin: Agent, name: string, kind: string, text: string): Promise<string> {
  const { headers } = await admin.post('/admin/imports').field('_csrf', admin.csrf).field('kind', kind).attach('file', Buffer.from(text), name).expect(303);
  return String(headers.location);
}
