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
import { refundsOfAllKinds } from './refunds.js';
import { signedAndUnsigned } from './signing.js';
import { KeepCarrier } from '../../src/orders/carriers/keep-carrier.js';
import { alertsOf, ordersOfAllKinds, quotesOfAllKinds, listsAndApprovals } from './busy/orders.js';
import { assortmentsOfBothKinds, someGoods, pricesOfAllKinds, aPictureUpload } from './busy/goods.js';
import { fundsOfAllKinds, invoicesAndPayments, creditAsked, moneyCollected, someCreditNotes } from './busy/money.js';
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
  await assortmentsOfBothKinds(app, goods.category);
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
  const drawn = await fundsOfAllKinds(app);
  const alerts = await alertsOf(app, [orders.held, orders.cancelled]);
  return { ...people, drawn, refunds: await refundsOfAllKinds(app, 'hangzhou'), approvals, orders, alerts, shipments, goods, lists, prices, invoices, payments, imports, months: [period, monthOf(today), ...signing.months], lines: [...signing.lines], disputes: signing.disputes, address: await anAddress(app), mail: await someNews(app), reset: await aReset(app), email: await aNewEmail(app, people.owner), ...await beforeTheSecondStep(app), letters, requests, orderLists, templates, bank, quotes: await quotesOfAllKinds(app), standing: await standingOfAllKinds(app, 'hangzhou-owner'), creditNotes, pictureUpload: await aPictureUpload(app) };
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
