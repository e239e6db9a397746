import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openChromium } from './support/chromium.js';
import { proveLook } from './support/proof.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openChromium()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('every pattern', () => {
  it.each(['patterns', 'forms', 'detail', 'statement', 'content', 'dashboard', 'ordering'])('looks right on the page of %s', (name) =>
    proveLook(browser, `${app.url}/admin/styleguide/${name}`, { bothThemes: true }));

  it('looks right on a form with errors', () => proveLook(browser, `${app.url}/admin/styleguide/forms?errors=1`, { bothThemes: true, status: 422 }));

  it('looks right where there is nothing', () => proveLook(browser, `${app.url}/no-such-page`, { status: 404 }));
});
