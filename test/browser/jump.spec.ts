import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { enter } from './support/story.js';

let app: TestApp;
let browser: Browser;
let page: Page;
let order: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'HZ-QIMING', { nameZh: '杭州启明灯饰' });
  await aProduct(app.database, 'LS-DL07');
  order = await aPlacedOrder(app, 'HZ-QIMING', [{ sku: 'LS-DL07', quantity: 1 }]);
  await createUser(app.database, { login: 'admin', name: '赵磊', staffRole: 'admin' });
  browser = await openChromium();
  page = await enter(browser, app, 'admin', true);
  await page.setViewportSize({ width: 390, height: 844 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const chosen = () => page.locator('#jump .found a.on').textContent();
const at = (path: string) => page.waitForURL((address) => address.pathname === path);

describe('the jump box on the phone', () => {
  it('finds as one types, moves by arrows and opens by Enter', async () => {
    await page.locator('.topbar [data-open=jump]').click();
    await page.keyboard.type('明灯');
    await page.locator('#jump .hits a').first().waitFor();
    expect(await chosen()).toContain('杭州启明灯饰');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('订单');
    await page.locator('#jump [data-places] a').nth(1).waitFor();
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).not.toBe(first);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(order);
    await page.locator('#jump .hits').getByRole('link', { name: order }).waitFor();
    await page.keyboard.press('Enter');
    await at(`/admin/orders/${order}`);
  });

  it('shows all results to who presses Enter before they are there', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('LS-DL');
    await page.keyboard.press('Enter');
    await at('/admin/jump');
    await page.locator('main .hits').getByRole('link', { name: 'LS-DL07' }).waitFor();
  });

  it('opens by Ctrl K, unless the keys are switched off', async () => {
    await page.keyboard.press('Control+k');
    await page.locator('#jump[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => localStorage.setItem('keys', 'off'));
    await page.keyboard.press('Control+k');
    expect(await page.locator('#jump[open]').count()).toBe(0);
    await page.evaluate(() => localStorage.removeItem('keys'));
  });

  it('goes to the page of all results without JavaScript', async () => {
    const plain = await enter(browser, app, 'admin', false);
    await plain.locator('a.jump').click();
    await plain.getByRole('searchbox').fill(order);
    await plain.getByRole('main').getByRole('button', { name: '搜索' }).click();
    await plain.getByRole('link', { name: order }).click();
    expect(new URL(plain.url()).pathname).toBe(`/admin/orders/${order}`);
    await plain.context().close();
  });
});
