import { JudgeAlert } from '../../../src/orders/alerts/judge-alert.js';
import { OrderAlert } from '../../../src/orders/alerts/order-alert.entity.js';
import { orderGallery } from '../../flows/order-pages.gallery.js';
import { scene } from '../../flows/order-pages.scene.js';
import { alertOf } from '../alerts.js';
import type { TestApp } from '../app.js';
import { type Agent, createUser, logIn } from '../people.js';
import { AcceptQuote } from '../../../src/orders/quotes/accept-quote.js';
import { AskAgain } from '../../../src/orders/quotes/ask-again.js';
import { CloseQuote } from '../../../src/orders/quotes/close-quote.js';
import { aBuyer, anOffer, aRequest, wished } from '../quotes.js';
import { clerk } from '../settlement.js';
import { AnswerChange } from '../../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../../src/orders/changes/propose-change.js';
import { PlanShipment } from '../../../src/orders/planning/plan-shipment.js';

export async function alertsOf({ database, web }: TestApp, numbers: string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>('SELECT id FROM orders WHERE number IN (?) ORDER BY id', [numbers]);
  const alerts = await Promise.all(rows.map(async ({ id }) => String((await database.source.manager.insert(OrderAlert, alertOf(id))).identifiers[0]?.id)));
  await web.get(JudgeAlert).run(clerk, alerts[1] ?? '', { verdict: 'cleared', note: '工程项目集中下单，合同已核对' });
  return alerts;
}

export async function ordersOfAllKinds(app: TestApp) {
  const orders = await orderGallery(app);
  const story = scene(app);
  const cancelled = await story.placed('hangzhou', [{ sku: 'LS-PL66-40', quantity: 1 }]);
  await story.cancel(cancelled, '改到下月');
  const approved = await story.decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 2 }]);
  return { ...orders, cancelled, approved, changed: await changedOrder(app) };
}

async function changedOrder(app: TestApp) {
  const { database, web } = app;
  const number = await scene(app).decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 6 }]);
  const [partner] = await database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'hangzhou'");
  const [order] = await database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
  await database.source.manager.insert(OrderAlert, [1, 2].map((orderVersion) => ({ ...alertOf(order?.id ?? ''), orderVersion })));
  const dealer = { key: 'user:dealer', name: '王敏', partnerId: partner?.id ?? '' };
  const wish = (quantity: number) => ({ lines: [{ sku: 'LS-PL66-40', quantity, promisedOn: '2026-12-15' }], added: [], reason: '工地分两期，先要一半' });
  const { id } = await web.get(ProposeChange).run(dealer, number, wish(4), undefined);
  await web.get(AnswerChange).accept(clerk, number, id);
  await web.get(ProposeChange).run(clerk, number, wish(5), undefined);
  await web.get(PlanShipment).run(clerk, number, { lines: [{ sku: 'LS-PL66-40', quantity: 1 }], carrier: '顺丰速运', trackingNumbers: ['SF1407725519036'] }, undefined);
  await web.get(PlanShipment).run(clerk, number, { lines: [{ sku: 'LS-PL66-40', quantity: 2 }] }, undefined);
  return number;
}

export async function quotesOfAllKinds(app: TestApp): Promise<string[]> {
  const [lines, buyer] = [[{ sku: 'LS-PL66-40', quantity: 400, unitPrice: '75.5', note: '吊顶已开孔，尺寸须与样品一致' }, { sku: 'LS-T8-18', quantity: 500 }], await aBuyer(app, 'hangzhou')];
  const asked = await aRequest(app, 'hangzhou', lines, '西湖文化广场改造工程，一期约 400 套，希望含运费');
  const [offered, again, taken, over] = [await anOffer(app, 'hangzhou', lines, '2099-12-31'), await anOffer(app, 'hangzhou', lines), await anOffer(app, 'hangzhou', lines.slice(0, 1)), await anOffer(app, 'hangzhou', lines)];
  await app.web.get(AskAgain).run(buyer, again, { seen: 2, wishes: wished(lines), note: '能否再优惠 3%？' });
  await app.web.get(AcceptQuote).run(buyer, taken, { seen: 2, poNumber: 'PO-7' });
  await app.database.query("UPDATE quotes SET valid_until = '2026-01-01' WHERE number = ?", [over]);
  await app.web.get(CloseQuote).run(buyer, await aRequest(app, 'hangzhou', lines), 'withdrawn', '项目暂缓');
  return [asked, offered, again, taken, over];
}

export async function listsAndApprovals(app: TestApp, { owner, admin }: { owner: Agent; admin: Agent }) {
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
