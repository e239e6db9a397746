import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AllotStock } from '../../src/orders/waiting/allot-stock.js';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { onPhone, pressFirst, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;
let product: string;

beforeAll(async () => {
  app = await startApp();
  await createUser(app.database, { login: 'channel', name: '赵磊', staffRole: 'channel_manager' });
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明灯饰有限公司' });
  await createUser(app.database, { login: 'wangmin', name: '王敏', partnerCode: 'hangzhou', role: 'buyer' });
  product = await aProduct(app.database, 'LS-AURA', { stock: 12 });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('a scarce product on a phone', () => {
  it('is opened for back-orders with a supply, ordered beyond its stock, received and allotted', async () => {
    const channel = await onPhone(browser, app, 'channel');
    await channel.goto('/admin/stock/LS-AURA');
    await channel.check('[name=backOrder]');
    await pressFirst(channel, '保存');
    await sees(channel, '缺货与配货设置已保存');
    await channel.fill('[name=promisedOn]', '2099-12-05');
    await channel.fill('[name=quantity]', '60');
    await pressFirst(channel, '新增到货计划');
    await sees(channel, '待到货');

    const dealer = await onPhone(browser, app, 'wangmin');
    await dealer.goto('/catalog/LS-AURA');
    await sees(dealer, '先到先得');
    await dealer.fill(`[name=qty-${product}]`, '50');
    await dealer.keyboard.press('Tab');
    await sees(dealer, '现货 12，余 38 预计 2099-12-05 到货');
    await dealer.goto('/cart');
    await pressFirst(dealer, '提交订单');
    await dealer.waitForURL(/\/orders\/SO/);
    await dealer.goto('/back-orders');
    await sees(dealer, '第 1 位，前面无人排队');

    await channel.getByRole('link', { name: '处理' }).click();
    await channel.getByRole('button', { name: '到货入库', exact: true }).waitFor();
    await channel.fill('[name=quantity]', '40');
    await pressFirst(channel, '到货入库');
    await sees(channel, '请选择未到的 20 只如何处理');
    await channel.getByLabel('继续等待到货').check();
    await pressFirst(channel, '到货入库');
    await sees(channel, '正在配给排队订单');
    await app.web.get(AllotStock).run(product);
    await dealer.reload();
    await sees(dealer, '没有缺货待发的商品');
  });
});
