import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type TestApp, startApp } from '../support/app.js';
import { Notification } from '../../src/notifications/notification.entity.js';
import { asOwnerOf } from '../support/people.js';
import { aDealer } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { cookiesOf } from './support/cookies.js';

let app: TestApp;
let browser: Browser;
let dealer: { name: string; value: string }[];

beforeAll(async () => {
  app = await startApp();
  const partnerId = await aDealer(app.database, 'hangzhou');
  dealer = cookiesOf(await asOwnerOf(app, 'hangzhou'));
  const [person] = await app.database.query<{ id: string }>("SELECT id FROM users WHERE login = 'hangzhou-owner'");
  const facts = JSON.stringify({ number: 'SO-261124-0001', amount: '16000.00', currency: 'CNY', toPay: '2000.00', reason: 'over_limit', nameZh: '杭州启明灯饰', nameEn: 'Hangzhou Qiming' });
  await app.database.source.manager.insert(Notification, { event: 'order.held:1', userId: person?.id, partnerId, kind: 'order.held', link: '/orders/SO-1', facts, createdAt: new Date() });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('without JavaScript', () => {
  it('opens a notification, which is read from then on', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(dealer.map((cookie) => ({ ...cookie, url: app.url })));
    const page = await context.newPage();
    await page.goto(`${app.url}/notifications`);
    await page.click('.notices .new button');
    expect(new URL(page.url()).pathname).toBe('/orders/SO-1');
    await page.goto(`${app.url}/notifications`);
    expect(await page.locator('.notices .new').count()).toBe(0);
    await context.close();
  });
});
