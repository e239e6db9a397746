import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type TestApp, startApp } from '../support/app.js';
import { aFund } from '../support/funds.js';
import { createUser } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { onPhone, press, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;
let panel: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou');
  panel = await aProduct(app.database, 'LS-PL66-40', { price: '82.0000', packSize: 4 });
  await app.database.query("UPDATE products SET barcode = '6901234567890' WHERE id = ?", [panel]);
  await createUser(app.database, { login: 'boss', name: '王建国', partnerCode: 'hangzhou' });
  await createUser(app.database, { login: 'buyer', name: '王敏', partnerCode: 'hangzhou', role: 'buyer' });
  await aFund(app, 'hangzhou', '500.00');
  for (const login of ['finance', 'admin'] as const) await createUser(app.database, { login, name: `复核${login}`, staffRole: login });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('scans a barcode into the list twice, where the browser can, and checks it', async () => {
  const page = await onPhone(browser, app, 'buyer');
  await page.addInitScript(() => {
    const seen = ['6901234567890', '', '6901234567890'];
    Object.assign(window, { BarcodeDetector: class { detect = async () => { const rawValue = seen.shift(); return rawValue ? [{ rawValue }] : []; } } });
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => document.createElement('canvas').captureStream() } });
    Object.defineProperty(HTMLMediaElement.prototype, 'play', { value: async () => undefined });
    // the same code counts again only after a while
    const now = Date.now.bind(Date);
    let turn = 0;
    Date.now = () => now() + 2000 * turn++;
  });
  await page.goto('/quick-order');
  await page.getByRole('button', { name: '扫码' }).click();
  await page.locator('scan-codes output', { hasText: '6901234567890 × 2箱' }).waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  expect(await page.inputValue('textarea')).toBe('6901234567890 2箱\n');
  await page.getByRole('button', { name: '核对清单' }).click();
  await page.getByText('1 行可订 · 0 行待改').waitFor();
  await page.context().close();
});

it('keeps a list, asks for approval above the limit to pay from prepaid money, and the owner approves what is shown to be drawn', async () => {
  const [boss, buyer] = [await onPhone(browser, app, 'boss'), await onPhone(browser, app, 'buyer')];
  await boss.goto('/account/approvals');
  await boss.fill('[name="limit:buyer"]', '500');
  await boss.getByRole('button', { name: '保存' }).click();
  await boss.getByText('限额已保存').waitFor();
  await buyer.goto('/lists/new');
  await buyer.fill('[name=nameZh]', '每周补货');
  await buyer.fill('[name=lines]', 'LS-PL66-40 8');
  await buyer.getByRole('button', { name: '保存' }).click();
  await buyer.fill(`[name=qty-${panel}]`, '12');
  await buyer.getByRole('button', { name: '加入订货单' }).click();
  await buyer.getByLabel('用预存款支付 ¥500.00').check();
  await buyer.getByRole('button', { name: '提交审批' }).click();
  await buyer.waitForURL(/\/approvals\/RQ-/);
  await boss.goto('/');
  await boss.getByRole('link', { name: '去审批' }).click();
  await sees(boss, '付款方式：用预存款支付 ¥500.00');
  await sees(boss, '余款 ¥484.00 按账期');
  await boss.getByRole('button', { name: /批准并下单/ }).click();
  await boss.waitForURL(/\/orders\/SO-/);
  await sees(boss, '王敏');
  await sees(boss, '资金抵扣');
  for (const page of [boss, buyer]) await page.context().close();
});

it('a large limit set by finance holds once another person has approved it, or finance reads why not', async () => {
  const [finance, admin] = [await onPhone(browser, app, 'finance'), await onPhone(browser, app, 'admin')];
  await finance.goto('/admin/credit/hangzhou');
  await finance.getByLabel('信用额度（CNY）').fill('500000');
  await press(finance, '保存');
  await sees(finance, '新额度 ¥500,000.00 等待复核');
  await admin.goto('/admin/credit');
  await admin.getByRole('row', { name: /¥500,000\.00/ }).getByRole('link').click();
  await press(admin, '复核通过');
  await sees(admin, '新额度已生效');
  await finance.goto('/admin/credit/hangzhou');
  await finance.getByLabel('信用额度（CNY）').fill('600000');
  await press(finance, '保存');
  await sees(finance, '新额度 ¥600,000.00 等待复核');
  await admin.goto('/admin/credit/hangzhou');
  await admin.getByText('驳回', { exact: true }).first().click();
  await admin.getByRole('textbox', { name: '原因' }).fill('担保函尚未收到');
  await press(admin, '驳回');
  await sees(admin, '新额度已驳回');
  await finance.goto('/admin/credit/hangzhou');
  await sees(finance, '担保函尚未收到');
  for (const page of [finance, admin]) await page.context().close();
});
