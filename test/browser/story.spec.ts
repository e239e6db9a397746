import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { voucherPicture } from '../../src/demo/voucher-picture.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { bookDifferences } from '../support/settlement.js';
import { openChromium } from './support/chromium.js';
import { enter, firstHalf, goodsName, openDealer, openHouse, shoppingList } from './support/story.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  await openHouse(app);
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe.each([
  { how: 'with JavaScript', javaScriptEnabled: true, code: 'hangzhou', dealer: '杭州启明灯饰', serial: 'SW90-0001' },
  { how: 'without JavaScript', javaScriptEnabled: false, code: 'suzhou', dealer: '苏州明轩工程', serial: 'SW90-0002' },
])('a dealer orders and settles, $how', ({ javaScriptEnabled, code, dealer, serial }) => {
  let buyer: Page;
  let accountant: Page;
  let finance: Page;
  let desk: Page;
  let order: string;
  let invoice: string;
  let payment: string;

  beforeAll(async () => {
    await openDealer(app, code, dealer);
    const logins = [`${code}-buyer`, `${code}-accountant`, 'finance', 'desk'];
    [buyer, accountant, finance, desk] = await Promise.all(logins.map((login) => enter(browser, app, login, javaScriptEnabled))) as [Page, Page, Page, Page];
  }, 30_000);
  afterAll(() => Promise.all([buyer, accountant, finance, desk].map((page) => page.context().close())));

  it('the buyer pastes twelve lines and is told which two are wrong, and why', async () => {
    await buyer.goto('/quick-order');
    await buyer.getByLabel('清单', { exact: true }).fill(shoppingList);
    await buyer.getByRole('button', { name: '核对清单' }).click();
    await sees(buyer, '10 行可订 · 2 行待改', 'LS-DL03 筒灯', '数量须为整箱 12 只的倍数', '没有这个货号或条码');
  });

  it('mends both and takes all twelve into the cart', async () => {
    await buyer.getByRole('button', { name: '改为 24' }).click();
    await sees(buyer, '11 行可订 · 1 行待改');
    await buyer.getByRole('textbox', { name: '待改的货号' }).fill('LS-DL07');
    await buyer.getByRole('button', { name: '重新核对' }).last().click();
    await sees(buyer, '12 行可订 · 0 行待改');
    await buyer.getByRole('button', { name: '加入订货单（12 种）' }).click();
    await sees(buyer, '12 种商品已加入订货单', '商品合计（244 件）', '¥15,000.00', '¥1,950.00', '¥16,950.00', '超出可用额度 ¥6,950.00，提交后将等待财务放行。');
  });

  it('places the order, which the credit check holds: the buyer sees why and what to pay', async () => {
    await buyer.getByLabel('贵司采购单号').fill('CG-2026-1124');
    await buyer.getByRole('button', { name: '提交订单' }).click();
    await buyer.waitForURL(/\/orders\/SO-/);
    order = await buyer.locator('h1').textContent().then((title) => /SO-\S+/.exec(title ?? '')?.[0] ?? '');
    await becomes(buyer, '超出可用额度 ¥6,950.00');
    await sees(buyer, '付款 ¥6,950.00 后自动放行。', 'CG-2026-1124', '信用检查：超额度，待放行');
  });

  it('finance finds it among the held orders and releases it with a reason', async () => {
    await finance.goto('/admin/credit');
    const held = finance.getByRole('row').filter({ hasText: order });
    await sees(held, dealer, '¥16,950.00', '超额度', '¥6,950.00');
    await held.getByRole('link', { name: `放行 ${order}` }).click();
    await finance.getByLabel('放行原因（仅内部可见）').fill('客户信誉良好，本周回款');
    await finance.getByRole('button', { name: '放行订单' }).click();
    await sees(finance, `订单 ${order} 已放行`, '放行了订单', '客户信誉良好，本周回款');
    await buyer.reload();
    await sees(buyer, '待发货', '放行了订单');
    expect(await buyer.locator('main').textContent()).not.toContain('客户信誉良好');
  });

  it('the order desk ships half, by batch and serial number', async () => {
    await desk.goto('/admin/orders?stage=to_ship');
    await desk.getByRole('link', { name: order }).click();
    for (const sku of firstHalf.left) await desk.getByLabel(`${goodsName(sku)} 本次发货数量`).fill('0');
    for (const sku of firstHalf.whole) await desk.getByLabel(`${goodsName(sku)} 批次`).fill('B2611');
    for (const sku of firstHalf.single) await desk.getByLabel(`${goodsName(sku)} 本次发货数量`).fill('1');
    await desk.getByLabel(`${goodsName(firstHalf.panel)} 序列号，每行一个`).fill(serial);
    await desk.getByLabel('承运商').fill('德邦物流');
    await desk.getByRole('button', { name: '发货并开票' }).click();
    await sees(desk, '已发货：SH-', '部分发货', '122 件待发', 'B2611');
    invoice = await desk.getByRole('link', { name: /^INV-/ }).first().innerText();
  });

  it('the dealer confirms the receipt', async () => {
    await buyer.reload();
    await sees(buyer, '部分发货', '德邦物流', '运输中');
    await buyer.getByText('1 个序列号').click();
    await sees(buyer, serial);
    await buyer.getByRole('button', { name: '确认收货' }).click();
    await sees(buyer, '已确认收货 SH-');
    await buyer.goto(`/orders/${order}`);
    await sees(buyer, '已收货', '确认收货', '待付款');
  });

  it('the accountant finds the invoice and uploads the voucher of a transfer', async () => {
    await accountant.goto('/invoices');
    await sees(accountant.getByRole('row').filter({ hasText: invoice }), order, '¥8,475.00', '未结');
    await accountant.getByRole('link', { name: '上传付款凭证' }).click();
    await sees(accountant, '2013 0000 0912 0000 888', '¥8,475.00');
    await accountant.getByLabel('付款金额（CNY）').fill('5000');
    await accountant.getByLabel('摘要').fill('工行 11240001');
    await accountant.getByLabel('付款凭证').setInputFiles({ name: '银行回单.png', mimeType: 'image/png', buffer: voucherPicture });
    await accountant.getByRole('button', { name: '提交凭证' }).click();
    await sees(accountant, '已提交，财务核对后入账', '财务核对中', '¥5,000.00');
    payment = await accountant.locator('h1').textContent().then((title) => /PAY-\S+/.exec(title ?? '')?.[0] ?? '');
  });

  it('finance looks at the voucher, confirms it and matches it to the invoice', async () => {
    await finance.goto('/admin/payments');
    await sees(finance.getByRole('row').filter({ hasText: payment }), dealer, '¥5,000.00', '待核对');
    await finance.getByRole('link', { name: payment }).click();
    await finance.getByAltText(`${payment} 的付款凭证`).scrollIntoViewIfNeeded();
    const seen = await eventually(() => finance.getByAltText(`${payment} 的付款凭证`).evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth));
    expect(seen).toBe(320);
    expect(await finance.getByLabel(`核销到 ${invoice} 的金额`).inputValue()).toBe('5000.00');
    await finance.getByRole('button', { name: '确认入账' }).click();
    await sees(finance, `回款 ${payment} 已入账`, '已核销');
    await sees(finance.getByRole('row').filter({ hasText: invoice }), '¥5,000.00');
  });

  it("the month's statement shows invoice and payment, on both sides, and the order is partly paid", async () => {
    const period = app.web.get(Clock).today().slice(0, 7);
    await accountant.goto('/statements');
    await sees(accountant.getByRole('row').filter({ hasText: period }), '¥0.00', '¥8,475.00', '¥5,000.00', '¥3,475.00', '进行中');
    await accountant.getByRole('link', { name: period }).click();
    for (const [page, path] of [[accountant, `/statements/${period}`], [finance, `/admin/statements/${period}/${code}`]] as const) {
      await page.goto(path);
      await sees(page.getByRole('row').filter({ hasText: invoice }), '发票', '¥8,475.00');
      await sees(page.getByRole('row').filter({ hasText: payment }), '回款', '¥5,000.00', '¥3,475.00');
      await sees(page.getByRole('row').filter({ hasText: '期末余额' }), '¥3,475.00');
    }
    await buyer.goto(`/orders/${order}`);
    await sees(buyer, '部分付款');
  });

  it('and the books balance', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });

  /** Waits for what a step after the answer brings: the page shows it by itself, or on reload where it has no JavaScript. */
  async function becomes(page: Page, word: string): Promise<void> {
    if (javaScriptEnabled) return sees(page, word);
    await eventually(async () => {
      await page.reload();
      return page.getByText(word).first().isVisible();
    });
  }
});

async function sees(place: Pick<Page, 'getByText'>, ...words: string[]): Promise<void> {
  for (const word of words) await place.getByText(word).filter({ visible: true }).first().waitFor();
}
