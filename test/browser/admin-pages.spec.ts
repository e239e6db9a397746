import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { routesOf } from '../support/routes.js';
import { busyHouse, type House } from '../support/busy-house.js';
import { openChromium } from './support/chromium.js';
import { cookiesOf } from './support/cookies.js';
import { adminPages, noPages } from './support/pages.js';
import { proveLooks } from './support/proof.js';

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

describe("every page of the supplier's", () => {
  it('is looked at', () => {
    const routes = routesOf(app, 'get').filter((path) => /^\/admin(\/|$)/.test(path));
    const known = [...Object.keys(adminPages), ...noPages.filter((path) => path.startsWith('/admin'))];
    expect(known.toSorted()).toEqual(routes.toSorted());
  });

  it.each(Object.keys(adminPages))('looks right: %s', async (route) => {
    await proveLooks(browser, (adminPages[route]?.(house) ?? []).map((path) => app.url + path), { cookies: cookiesOf(house.admin) });
  }, 60_000);
});
