import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { aFamily } from '../support/ordering.js';
import { routesOf } from '../support/routes.js';
import { busyHouse, type House } from '../support/busy-house.js';
import { openChromium } from './support/chromium.js';
import { cookiesOf } from './support/cookies.js';
import { noPages, portalPages, publicPages, retailPages, secondStepPages } from './support/pages.js';
import { proveLook, proveLooks } from './support/proof.js';

let app: TestApp;
let browser: Browser;
let house: House;

beforeAll(async () => {
  app = await startApp();
  house = await busyHouse(app);
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('every page of the portal', () => {
  it('is looked at', () => {
    const routes = routesOf(app, 'get').filter((path) => !/^\/(admin|api)(\/|$)/.test(path));
    const known = [...Object.keys({ ...publicPages, ...secondStepPages, ...portalPages }), ...noPages.filter((path) => !path.startsWith('/admin'))];
    expect(known.toSorted()).toEqual(routes.toSorted());
  });

  it.each(Object.keys(publicPages))('looks right to anyone: %s', async (route) => {
    await proveLooks(browser, (publicPages[route]?.(house) ?? []).map((path) => app.url + path));
  }, 60_000);

  it.each(Object.entries(secondStepPages))('looks right after the password: %s', async (path, who) => {
    await proveLook(browser, app.url + path, { cookies: cookiesOf(house[who]) });
  }, 60_000);

  it.each(Object.keys(portalPages))('looks right to a dealer: %s', async (route) => {
    await proveLooks(browser, (portalPages[route]?.(house) ?? []).map((path) => app.url + path), { cookies: cookiesOf(house.owner) });
  }, 60_000);

  it.each(Object.keys(retailPages))('looks right to a retailer: %s', async (route) => {
    await proveLooks(browser, (retailPages[route]?.(house) ?? []).map((path) => app.url + path), { cookies: cookiesOf(house.retailer) });
  }, 60_000);

  it('looks right where a pasted list is checked', async () => {
    await proveLook(browser, `${app.url}/quick-order`, {
      cookies: cookiesOf(house.owner),
      async open(page, url) {
        await page.goto(url);
        await page.fill('textarea', 'LS-T8-18 30\nLS-DL09 12\nLS-DL09-3000K-5W × 24只\nLS-DL77 24');
        const answer = page.waitForResponse((response) => response.request().method() === 'POST');
        await Promise.all([page.waitForEvent('load'), page.evaluate("document.querySelector('form[action$=\"/check\"]').submit()")]);
        return answer;
      },
    });
  });
});

/** The dealer's own page, nothing of it known to the browser yet. */
async function freshPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await context.addCookies(cookiesOf(house.owner).map((cookie) => ({ ...cookie, url: app.url })));
  return context.newPage();
}

describe('on A4 paper', () => {
  const shells = '.site, .side, .topbar, .tabbar, .cartbar, .tabs, .btn, .skip, nav';
  it.each([
    ['an order', () => `/orders/${house.orders.shipped}`, () => house.orders.shipped],
    ['an invoice', () => `/invoices/${house.invoices[1]}`, () => house.invoices[1]],
    ['a statement', () => `/statements/${house.months[1]}`, () => '期末余额'],
  ])('%s is what it says, without navigation and within the sheet', async (_, path, word) => {
    const page = await freshPage();
    await page.goto(app.url + path());
    await page.emulateMedia({ media: 'print' });
    // A4 less 15 mm on either side, at 96 dots an inch
    await page.setViewportSize({ width: 680, height: 960 });
    expect(await page.locator(shells).filter({ visible: true }).count()).toBe(0);
    expect(await page.getByText(word() ?? '').filter({ visible: true }).count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(680);
    const sheets = await page.pdf({ format: 'A4', margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } });
    expect(sheets.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
  });
});

describe('the first load of the fullest page, the catalogue', () => {
  it('stays within what a phone on a poor line can bear', async () => {
    const colours = ['3000K', '4000K', '6500K'];
    for (let family = 10; family < 40; family++) {
      await aFamily(app.database, `LS-FL${family}`, colours.flatMap((row) => ['5W', '7W', '9W', '12W'].map((column) => ({ row, column }))));
    }
    const weights = new Map<string, number>();
    const page = await freshPage();
    page.on('requestfinished', async (request) => {
      const path = new URL(request.url()).pathname;
      const response = await request.response();
      const isText = request.resourceType() === 'document' && !response?.headers()['content-encoding'];
      weights.set(path, isText ? gzipSync((await response?.body()) ?? '').length : (await request.sizes()).responseBodySize);
    });
    const answer = await page.goto(`${app.url}/catalog`, { waitUntil: 'networkidle' });
    const of = (ending: string) => [...weights].filter(([path]) => path.endsWith(ending)).reduce((sum, [, bytes]) => sum + bytes, 0);
    const bytes = { page: ((await answer?.body()) ?? '').length, css: of('.css'), js: of('.js'), all: of('') };
    const allowed = { page: 60, css: 15, js: 25, all: 100 };
    for (const [part, most] of Object.entries(allowed)) {
      const is = bytes[part as keyof typeof allowed] / 1024;
      expect({ part, is, fits: is > 0 && is <= most }).toEqual({ part, is, fits: true });
    }
    await page.context().close();
  });
});
