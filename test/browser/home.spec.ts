import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Browser } from 'playwright-core';
import { Notification } from '../../src/notifications/notification.entity.js';
import { Config } from '../../src/platform/config/config.js';
import { type TestApp, startApp } from '../support/app.js';
import { asOwnerOf, asStaff } from '../support/people.js';
import { anInvoice, aPlacedOrder, aVoucher } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { cookiesOf } from './support/cookies.js';
import { proveLook } from './support/proof.js';

const longName = '一个名字特别特别特别特别特别特别特别特别特别特别特别特别特别特别长的灯饰经销商有限公司';
const mail = '2026-11-24T01-40-00.000Z-ab12cd34.eml';

let app: TestApp;
let browser: Browser;
let dealer: { name: string; value: string }[];
let admin: { name: string; value: string }[];

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou', { creditLimit: '20000.00', nameZh: longName });
  await aProduct(app.database, 'DL-07');
  const { invoice } = await anInvoice(app, 'hangzhou', [{ sku: 'DL-07', quantity: 60 }]);
  await app.database.query("UPDATE receivables SET due_on = '2026-01-01' WHERE document = ?", [invoice]);
  await aPlacedOrder(app, 'hangzhou', [{ sku: 'DL-07', quantity: 160 }]);
  await aVoucher(app, 'hangzhou', '700.00');
  dealer = cookiesOf(await asOwnerOf(app, 'hangzhou'));
  admin = cookiesOf(await asStaff(app, 'admin'));
  await notify('hangzhou-owner', 'order.held', '/orders/SO-1');
  await notify('staff-admin', 'staff.order.held', '/admin/orders/SO-1');
  const folder = app.web.get(Config).mailSinkDir;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, mail), await new MailComposer({ from: 'a@example.com', to: 'b@example.com', subject: '订单 SO-1 已发货', text: 'https://qudao.example/orders/SO-1' }).compile().build());
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function notify(login: string, kind: string, link: string): Promise<void> {
  const [person] = await app.database.query<{ id: string; partnerId: string | null }>(
    'SELECT u.id, m.partner_id AS partnerId FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.login = ?', [login]);
  const facts = JSON.stringify({ number: 'SO-261124-0001', amount: '16000.00', currency: 'CNY', toPay: '2000.00', reason: 'over_limit', nameZh: longName, nameEn: 'Hangzhou' });
  await app.database.source.manager.insert(Notification, { event: `${kind}:1`, userId: person?.id, partnerId: person?.partnerId, kind, link, facts, createdAt: new Date() });
}

describe('the look of the landing pages and notifications', () => {
  it.each(['/', '/notifications'])('of a dealer: %s', async (path) => {
    await proveLook(browser, app.url + path, { cookies: dealer });
  });

  it.each(['/admin', '/admin?stage=held&period=quarter', '/admin/notifications', '/admin/queues', '/admin/outbox-mail', `/admin/outbox-mail/${mail}`])('of the supplier: %s', async (path) => {
    await proveLook(browser, app.url + path, { cookies: admin });
  });
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
