import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Order, orderGallery } from '../flows/order-pages.gallery.js';
import { scene } from '../flows/order-pages.scene.js';
import { type TestApp, startApp } from '../support/app.js';
import { asBuyerOf } from '../support/people.js';
import { cookiesOf } from './support/cookies.js';
import { openChromium } from './support/chromium.js';

let app: TestApp;
let browser: Browser;
let orders: Order;
let buyer: Visitor;

type Visitor = { name: string; value: string }[];

beforeAll(async () => {
  app = await startApp();
  orders = await orderGallery(app);
  buyer = cookiesOf(await asBuyerOf(app, 'hangzhou'));
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('without JavaScript', () => {
  it('cancels an order after asking', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(buyer.map((cookie) => ({ ...cookie, url: app.url })));
    const page = await context.newPage();
    await page.goto(`${app.url}/orders/${orders.held}`);
    await page.click('summary.btn-d');
    await page.fill('#f-reason-cancellation', '改到下月');
    await page.click('.confirm button[type=submit]');
    await page.waitForSelector('.banner');
    expect(await page.textContent('h1')).toContain('已取消');
    await context.close();
  });
});

describe('with JavaScript', () => {
  it('turns a waiting order into an approved one by itself', async () => {
    const context = await browser.newContext();
    await context.addCookies(buyer.map((cookie) => ({ ...cookie, url: app.url })));
    const page = await context.newPage();
    await page.goto(`${app.url}/orders/${orders.waiting}`);
    expect(await page.textContent('h1')).toContain('待审核');
    await scene(app).decide(orders.waiting);
    await page.waitForSelector('h1 .pill:has-text("待发货")');
    expect(await page.textContent('.tl')).toContain('信用检查通过');
    await context.close();
  });
});
