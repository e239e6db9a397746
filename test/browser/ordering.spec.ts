import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app.js';
import { aFamily } from '../support/ordering.js';
import { asBuyerOf } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { cookiesOf } from './support/cookies.js';

type Cookies = { name: string; value: string }[];

let app: TestApp;
let browser: Browser;
let buyer: Cookies;
let tube: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou', { creditLimit: '20000.00' });
  tube = await aProduct(app.database, 'LS-T8-18', { price: '17.9000', packSize: 25, minQuantity: 25 });
  await aFamily(app.database, 'LS-DL07', [{ row: '3000K', column: '5W' }, { row: '3000K', column: '12W', price: '24.5000', stock: 36 }, { row: '4000K', column: '5W', stock: 0 }]);
  buyer = cookiesOf(await asBuyerOf(app, 'hangzhou'));
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe.each([true, false])('ordering with JavaScript: %s', (javaScriptEnabled) => {
  let page: Page;
  beforeEach(async () => {
    await app.database.query('DELETE FROM cart_lines');
    page = await (await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' })).newPage();
    await page.context().addCookies(buyer.map((cookie) => ({ ...cookie, url: app.url })));
  });

  it('mends a quantity on the spot, checks the cart and places the order', async () => {
    await page.goto(`${app.url}/catalog`);
    await page.fill(`#f-qty-${tube}`, '30');
    await page.press(`#f-qty-${tube}`, javaScriptEnabled ? 'Tab' : 'Enter');
    await page.click('button:has-text("改为 50")');
    await page.locator('#cart', { hasText: '895.00' }).waitFor();
    await page.click('#cart a:has-text("核对并提交")');
    await page.fill('[name=poNumber]', 'PO-5');
    await page.click('button:has-text("提交订单")');
    await page.waitForURL(/\/orders\/SO-/);
    expect(await page.textContent('main')).toContain('PO-5');
  });

  it('takes a pasted list, mends two lines and fills the cart', async () => {
    await page.goto(`${app.url}/quick-order`);
    await page.fill('textarea', 'LS-T8-18 30\nLS-DL07 12\nLS-DL07-3000K-5W × 24只');
    await page.click('button:has-text("核对清单")');
    await page.click('button:has-text("改为 25")');
    await page.click('button:has-text("LS-DL07-3000K-12W")');
    await page.click('button:has-text("加入订货单（3 种）")');
    await page.waitForURL(/\/cart$/);
    expect(await page.locator('.prow').count()).toBe(3);
  });
});

it('lets nobody mend a line while the line before is being mended', async () => {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.context().addCookies(buyer.map((cookie) => ({ ...cookie, url: app.url })));
  await page.goto(`${app.url}/quick-order`);
  await page.fill('textarea', 'LS-T8-18 30\nLS-DL07 12');
  await page.click('button:has-text("核对清单")');
  await page.locator('button:has-text("改为 25")').waitFor();
  await page.route('**/quick-order/check', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.click('button:has-text("改为 25")');
  expect(await page.locator('button:has-text("LS-DL07-3000K-12W")').isDisabled()).toBe(true);
  await page.click('button:has-text("LS-DL07-3000K-12W")');
  await page.locator('button:has-text("加入订货单（2 种）")').waitFor();
});
