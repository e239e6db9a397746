import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../src/platform/clock/days.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOverdueInvoice, todayOf } from '../support/collection.js';
import { openChromium } from './support/chromium.js';
import { enter, openDealer, openHouse, press, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;
let accountant: Page;
let finance: Page;

beforeAll(async () => {
  app = await startApp();
  await openHouse(app);
  await openDealer(app, 'late', '杭州启明灯饰');
  await anOverdueInvoice(app, 'late', 9, { sku: 'LS-GW10', quantity: 4 });
  browser = await openChromium();
  [accountant, finance] = [await enter(browser, app, 'late-accountant', true), await enter(browser, app, 'finance', true)];
  for (const page of [accountant, finance]) await page.setViewportSize({ width: 390, height: 844 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('a dealer who is late', () => {
  it('is called, tells when it will pay, and no longer stands on the list of today', async () => {
    await finance.goto('/admin/collection');
    await finance.getByRole('link', { name: '杭州启明灯饰' }).click();
    await finance.locator('main [name="note"]').fill('答应周五前付清');
    await press(finance, '保存记录');
    await sees(finance, '跟进记录已保存');
    await accountant.goto('/invoices');
    await accountant.locator('summary', { hasText: '更多' }).click();
    await accountant.getByRole('link', { name: '告知付款计划' }).click();
    await accountant.locator('main [name="dueOn"]').fill(addDays(todayOf(app), 3));
    await press(accountant, '提交计划');
    await sees(accountant, '付款计划已提交财务');
    await finance.goto('/admin/collection');
    await sees(finance, '今天没有要联系的');
    await finance.goto('/admin/collection/late');
    await sees(finance, '答应周五前付清');
  });

  it('asks for a temporary limit and gets less', async () => {
    await accountant.goto('/account/credit');
    await accountant.getByRole('link', { name: '申请临时额度' }).click();
    for (const [name, value] of Object.entries({ amount: '8,000', untilOn: addDays(todayOf(app), 20), reason: '项目备货' })) await accountant.locator(`main [name="${name}"]`).fill(value);
    await press(accountant, '提交申请');
    await sees(accountant, '正在审批');
    await finance.goto('/admin/credit/requests');
    await finance.locator('main a.ono').first().click();
    await finance.locator('main [name="amount"]').fill('5000');
    await press(finance, '批准');
    await sees(finance, '已批准，经销商会收到通知');
    await accountant.reload();
    await sees(accountant, '临时额度已生效');
    expect(await accountant.locator('main').textContent()).toContain('5,000.00');
  });
});
