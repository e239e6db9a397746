import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { aFund } from '../support/funds.js';
import { openChromium } from './support/chromium.js';
import { onPhone, openDealer, openHouse, press, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  await openHouse(app);
  await openDealer(app, 'hangzhou', '杭州启明灯饰');
  await aFund(app, 'hangzhou', '2000.00');
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('on the phone', () => {
  it('a dealer asks for a price, the desk offers one, the dealer orders at it and pays from prepaid money', async () => {
    const [buyer, desk] = [await onPhone(browser, app, 'hangzhou-buyer'), await onPhone(browser, app, 'desk')];
    await buyer.goto('/quotes');
    await buyer.getByRole('link', { name: '申请报价' }).first().click();
    await buyer.getByLabel('商品清单').fill('LS-DL01 10箱');
    await buyer.getByLabel('说明').fill('酒店样板间');
    await press(buyer, '提交申请');
    await sees(buyer, '供应商正在核价');
    const number = (await buyer.locator('h1').innerText()).split(/\s/)[0] ?? '';
    await desk.goto('/admin/quotes');
    await desk.getByRole('link', { name: number }).click();
    await desk.getByLabel('LS-DL01 筒灯 报价').fill('46.5');
    await press(desk, '发出报价');
    await sees(desk, `报价 ${number} 已发出`);
    await buyer.goto('/');
    await buyer.getByRole('link', { name: `报价 ${number} 待您确认` }).click();
    await buyer.getByLabel('用预存款支付 ¥2,000.00').check();
    await press(buyer, '按报价下单');
    await sees(buyer, `已按报价 ${number} 下单`);
    await sees(buyer, '¥5,580.00');
    await sees(buyer, '资金抵扣');
    await Promise.all([buyer.context().close(), desk.context().close()]);
  });

  it('a buyer sets goods up to be ordered every week', async () => {
    const buyer = await onPhone(browser, app, 'hangzhou-buyer');
    await buyer.goto('/orders');
    await buyer.locator('summary', { hasText: '更多' }).click();
    await buyer.getByRole('link', { name: '定期订单' }).click();
    await buyer.getByRole('link', { name: '新建定期订单' }).first().click();
    await buyer.getByLabel('名称').fill('每周补货');
    await buyer.getByLabel('周一', { exact: true }).check();
    await buyer.getByLabel('商品清单').fill('LS-DL01 24');
    await buyer.getByLabel('付款方式').selectOption('prepaid');
    await press(buyer, '保存并启用');
    await sees(buyer, '“每周补货”已启用');
    await sees(buyer, '每周一');
    await sees(buyer, '先用预存款支付');
    await press(buyer, '暂停');
    await sees(buyer, '已暂停');
    await buyer.context().close();
  });
});
