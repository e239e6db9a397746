import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { scene } from '../flows/order-pages.scene.js';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { enter, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;
let desk: Page;
let buyer: Page;
let order: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'HZ', { nameZh: '杭州启明灯饰', creditLimit: null });
  await aProduct(app.database, 'DL-7', { price: '100.0000' });
  await createUser(app.database, { login: 'desk', name: '林晓峰', staffRole: 'order_desk' });
  await createUser(app.database, { login: 'buyer', name: '王敏', partnerCode: 'HZ', role: 'buyer' });
  order = await scene(app).decided('HZ', [{ sku: 'DL-7', quantity: 3 }]);
  browser = await openChromium();
  [desk, buyer] = [await enter(browser, app, 'desk', true), await enter(browser, app, 'buyer', true)];
  for (const page of [desk, buyer]) await page.setViewportSize({ width: 390, height: 844 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('on the phone', () => {
  it('the dealer asks for less, and the desk agrees', async () => {
    await buyer.goto(`/orders/${order}`);
    await buyer.getByRole('link', { name: '申请变更' }).click();
    await buyer.getByLabel('DL-7 筒灯 改为多少').fill('2');
    await buyer.getByLabel('变更原因').fill('工地只要两件');
    await buyer.getByRole('button', { name: '提交变更' }).click();
    await sees(buyer, '变更已提交');
    await desk.goto(`/admin/orders/${order}`);
    await desk.getByRole('button', { name: '同意变更' }).click();
    await sees(desk, '变更已生效');
  });

  it('the desk scans a parcel, is told of a double at once, and ships it', async () => {
    await desk.goto(`/admin/orders/${order}`);
    const scanned = async (code: string) => {
      await desk.getByLabel('扫码', { exact: true }).fill(code);
      await desk.getByLabel('扫码', { exact: true }).press('Enter');
    };
    await scanned('DL-7 S1');
    await scanned('DL-7 S1');
    await sees(desk, '重复扫码： DL-7 S1');
    await scanned('XX-1 S2');
    await sees(desk, '不在这张订单上： XX-1 S2');
    await scanned('dl-7 S2');
    await sees(desk, '2 / 2');
    expect(await desk.locator('[name=scans]').inputValue()).toBe('DL-7 S1\ndl-7 S2\n');
    await desk.locator('[name=carrier]').fill('顺丰');
    await desk.getByRole('button', { name: '发货并开票' }).click();
    await sees(desk, '添加运单号');
  });

  it('and takes the list away as a file', async () => {
    await desk.goto('/admin/orders');
    await desk.getByText('导出', { exact: true }).click();
    const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Excel 表格', exact: true }).click()]);
    expect(file.suggestedFilename()).toMatch(/^订单-\d{4}-\d\d-\d\d\.xlsx$/);
  });
});
