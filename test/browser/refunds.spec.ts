import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { aPayment } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { onPhone, pressFirst, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  await createUser(app.database, { login: 'finance', name: '周岚', staffRole: 'finance' });
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明灯饰有限公司' });
  await createUser(app.database, { login: 'lifang', name: '李芳', partnerCode: 'hangzhou', role: 'accountant' });
  await createUser(app.database, { login: 'wangmin', name: '王敏', partnerCode: 'hangzhou', role: 'buyer' });
  await aPayment(app, 'hangzhou', '6000.00', []);
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('a refund on a phone', () => {
  it('is asked for by the dealer, approved and paid by finance, and seen paid by the dealer', async () => {
    const dealer = await onPhone(browser, app, 'lifang');
    await dealer.goto('/payments');
    await dealer.getByRole('main').getByRole('link', { name: '退款' }).click();
    await dealer.getByRole('main').getByRole('link', { name: '申请退款' }).click();
    await dealer.fill('[name=bank]', '招商银行杭州分行');
    await dealer.fill('[name=bankAccount]', '5719 0001 2345 678');
    await dealer.fill('[name=reason]', '重复付款');
    await pressFirst(dealer, '提交申请');
    await sees(dealer, '财务审批中');
    const finance = await onPhone(browser, app, 'finance');
    await finance.goto('/admin/refunds');
    await finance.getByRole('main').locator('a.ono').first().click();
    await finance.locator('summary', { hasText: '批准' }).click();
    await pressFirst(finance, '批准');
    await sees(finance, '登记付款');
    await finance.fill('[name=reference]', 'ICBC2026112500018');
    await pressFirst(finance, '确认已付款');
    await sees(finance, '已付款入账');
    await dealer.reload();
    await sees(dealer, 'ICBC2026112500018');
  });
});

describe('money paid ahead, on a phone', () => {
  it('is put in by finance, pays an order the way the buyer chose, and is seen set aside by both', async () => {
    await aProduct(app.database, 'LS-DL01', { price: '50.0000' });
    const payment = (await aPayment(app, 'hangzhou', '800.00', [])).number;
    const finance = await onPhone(browser, app, 'finance');
    await finance.goto('/admin/credit/hangzhou');
    await finance.getByRole('main').getByRole('link', { name: '资金账户' }).click();
    await finance.locator('summary', { hasText: '更多' }).click();
    await finance.getByRole('main').getByRole('link', { name: '转入 / 转出' }).filter({ visible: true }).click();
    await finance.fill('[name=amount]', '700');
    await pressFirst(finance, '确认划转');
    await sees(finance, '已划转');
    await sees(finance, payment);
    const buyer = await onPhone(browser, app, 'wangmin');
    await buyer.goto('/catalog/LS-DL01');
    const kept = buyer.waitForResponse((answer) => new URL(answer.url()).pathname === '/cart');
    await buyer.locator('main [name^="qty-"]').first().fill('4');
    await buyer.locator('main [name^="qty-"]').first().press('Tab');
    await kept;
    await buyer.goto('/cart');
    await sees(buyer, '用预存款支付 ¥200.00');
    await buyer.getByLabel('用预存款支付').check();
    await pressFirst(buyer, '提交订单');
    await sees(buyer, '资金抵扣');
    await buyer.getByText('占用中').waitFor();
    await finance.reload();
    await sees(finance, '下单占用');
    await sees(finance, '500.00');
  });
});
