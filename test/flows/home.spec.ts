import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CancelOrder } from '../../src/orders/cancel-order.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { type TestApp, startApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf, asOwnerOf, asPartner, asStaff } from '../support/people.js';
import { aPayment, anInvoice, aPlacedOrder, aVoucher, clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let held: string;
let late: { order: string; invoice: string };

beforeAll(async () => {
  app = await startApp();
  const { database } = app;
  await aDealer(database, 'hangzhou', { creditLimit: '20000.00', nameZh: '杭州启明灯饰' });
  await aDealer(database, 'suzhou', { creditLimit: '50000.00', nameZh: '苏州明轩灯具' });
  await aDealer(database, 'retail', { kind: 'non_exclusive', account: false });
  await aProduct(database, 'DL-07', { price: '100.0000', taxRate: '0' });
  late = await anInvoice(app, 'hangzhou', [{ sku: 'DL-07', quantity: 60 }]);
  await makeDue(late.invoice, -12);
  held = await aPlacedOrder(app, 'hangzhou', [{ sku: 'DL-07', quantity: 160 }]);
  await aPlacedOrder(app, 'suzhou', [{ sku: 'DL-07', quantity: 90 }]);
  await app.web.get(CancelOrder).run(clerk, await aPlacedOrder(app, 'suzhou', [{ sku: 'DL-07', quantity: 5 }]), '重复下单');
  await aPayment(app, 'suzhou', '3000.00');
  await aVoucher(app, 'hangzhou', '700.00');
});
afterAll(() => app.stop());

async function makeDue(invoice: string, days: number): Promise<void> {
  const day = addDays(app.web.get(Clock).today(), days);
  await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [day, invoice]);
  await app.database.query('UPDATE invoices SET due_on = ? WHERE number = ?', [day, invoice]);
}

async function wordsAt(agent: Agent, path: string): Promise<string> {
  return wordsOf((await agent.get(path).expect(200)).text);
}

describe("the dealer's landing page", () => {
  it('shows the credit that is left and what takes it', async () => {
    const words = await wordsAt(await asOwnerOf(app, 'hangzhou'), '/');
    expect(words).toContain('可用额度 ¥ 14,000.00');
    expect(words).toContain('未付发票 ¥ 6,000.00');
    expect(words).toContain('其中逾期 ¥ 6,000.00');
  });

  it('names the payment that frees a held order, to those who may pay', async () => {
    const owner = await asOwnerOf(app, 'hangzhou');
    const { text } = await owner.get('/').expect(200);
    expect(wordsOf(text)).toContain(`订单 ${held}：超额度`);
    expect(wordsOf(text)).toContain('¥2,000.00');
    expect(text).toContain('href="/payments"');
    const buyer = await (await asBuyerOf(app, 'hangzhou')).get('/').expect(200);
    expect(buyer.text).not.toContain('href="/payments"');
    expect(buyer.text).toContain(`href="/orders/${held}"`);
  });

  it('asks for the receipt of what is underway and for what is overdue', async () => {
    const words = await wordsAt(await asOwnerOf(app, 'hangzhou'), '/');
    expect(words).toContain('待确认收货');
    expect(words).toContain('1 张发票已逾期 合计 ¥6,000.00，最早一张已逾期 12 天');
  });

  it('asks for no receipt of an accountant and shows a learner neither orders nor money', async () => {
    expect(await wordsAt(await asAccountantOf(app, 'hangzhou'), '/')).not.toContain('待确认收货');
    const learner = await wordsAt(await asPartner(app, 'hangzhou', 'learner'), '/');
    expect(learner).not.toMatch(/¥|SO-/);
  });

  it('offers a retailer the catalogue without ordering', async () => {
    const { text } = await (await asOwnerOf(app, 'retail')).get('/').expect(200);
    expect(text).toContain('<a class="btn btn-p" href="/catalog">');
    expect((await (await asAccountantOf(app, 'hangzhou')).get('/').expect(200)).text).toContain('<a class="btn btn-p" href="/payments/new">');
    expect(text).toContain('href="/catalog"');
    expect(text).not.toContain('/quick-order');
  });
});

describe("the supplier's dashboard", () => {
  it('counts what waits, with its sums', async () => {
    const words = await wordsAt(await asStaff(app, 'finance'), '/admin');
    expect(words).toContain('超额度待放行 1 合计 ¥16,000.00');
    expect(words).toContain('付款凭证待核实 1 合计 ¥700.00');
    expect(words).toContain('回款待核销 1 合计 ¥3,000.00');
    expect(words).toContain('逾期应收 1 合计 ¥6,000.00');
  });

  it('sums what was ordered and paid this month, without what was cancelled', async () => {
    const words = await wordsAt(await asStaff(app, 'finance'), '/admin');
    expect(words).toContain('本月订货额 3.10 万元 3 单');
    expect(words).toContain('本月回款 3,000.00 元 回款率 9.7%');
    expect(words).toContain(' 2 / 2 家 30 天内下过单');
    expect(words).toMatch(/未分区域 3\.10 万元 100%/);
  });

  it('lists the orders to handle by their stage', async () => {
    const desk = await asStaff(app, 'order_desk');
    const all = await wordsAt(desk, '/admin');
    expect(all).toContain('全部 2');
    const onlyHeld = wordsOf((await desk.get('/admin?stage=held').expect(200)).text).split('最新动态')[0];
    expect(onlyHeld).toContain(held);
    expect(onlyHeld).not.toContain('苏州明轩灯具');
  });

  it.each(['today', 'week', 'month', 'quarter'])('answers for %s', async (period) => {
    expect(await wordsAt(await asStaff(app, 'finance'), `/admin?period=${period}`)).toContain('3 单');
  });

  it('refuses a period there is not', async () => {
    await (await asStaff(app, 'finance')).get('/admin?period=century').expect(422);
  });

  it('tells what happened lately, newest first', async () => {
    const words = (await wordsAt(await asStaff(app, 'finance'), '/admin')).split('最新动态')[1] ?? '';
    expect(words).toContain('提交付款凭证 ¥700.00');
    expect(words).toContain('取消苏州明轩灯具订单');
  });

  it('shows an editor no figures', async () => {
    const words = await wordsAt(await asStaff(app, 'content_editor'), '/admin');
    expect(words).not.toContain('¥');
    expect(words).not.toContain('订单待发货');
  });
});

describe('the landing pages', () => {
  it('send at most ten statements', async () => {
    const [owner, finance] = [await asOwnerOf(app, 'hangzhou'), await asStaff(app, 'finance')];
    const sent = jest.spyOn(app.database.source.logger, 'logQuery');
    await owner.get('/').expect(200);
    expect(sent.mock.calls.length).toBeLessThanOrEqual(10);
    sent.mockClear();
    await finance.get('/admin?period=week').expect(200);
    expect(sent.mock.calls.length).toBeLessThanOrEqual(10);
    sent.mockRestore();
  });
});
