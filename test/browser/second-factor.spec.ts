import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { createUser, everyonesPassword } from '../support/people.js';
import { secondFactorFor, typedInto } from '../support/second-factor.js';
import { aDealer } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { enter, press, sees } from './support/story.js';
import { proveLook } from './support/proof.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明灯饰' });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe.each([{ how: 'with JavaScript', javaScriptEnabled: true, login: 'qiming' }, { how: 'without JavaScript', javaScriptEnabled: false, login: 'wangmin' }])('a dealer on a phone, $how', ({ javaScriptEnabled, login }) => {
  it('sets a second factor up, logs in with it, sees where else they are logged in, and turns it off', async () => {
    await createUser(app.database, { login, name: '王建国', partnerCode: 'hangzhou' });
    const computer = await enter(browser, app, login, javaScriptEnabled);
    const page = await enter(browser, app, login, javaScriptEnabled);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/account');
    await page.getByRole('link', { name: '打开登录与安全' }).click();
    await page.getByRole('link', { name: '设置', exact: true }).click();
    await sees(page, '扫描二维码');
    const phone = typedInto(await page.content());
    await page.getByLabel('验证码', { exact: true }).fill(phone.code());
    await page.getByLabel('当前密码').fill(everyonesPassword);
    await press(page, '启用两步验证');
    await sees(page, '恢复码只显示这一次');
    const codes = await page.locator('.codes code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.context().clearCookies();
    await page.goto('/account/security');
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('密码').fill(everyonesPassword);
    await press(page, '登录');
    await sees(page, '输入显示的 6 位验证码');
    await page.getByLabel('验证码', { exact: true }).fill('000000');
    await press(page, '登录');
    await sees(page, '验证码不正确');
    await page.getByLabel('验证码', { exact: true }).fill(phone.code(1));
    await press(page, '登录');
    await sees(page, '已登录的设备');
    await page.getByText('退出其他所有设备').first().click();
    await page.locator('details[open]').getByRole('button', { name: '退出其他所有设备' }).click();
    await sees(page, '台其他设备');
    await computer.goto('/account');
    expect(new URL(computer.url()).pathname).toBe('/login');
    await page.getByRole('link', { name: '管理', exact: true }).click();
    await page.getByLabel('当前密码').fill(everyonesPassword);
    await page.getByLabel('验证码', { exact: true }).fill(codes[0] ?? '');
    await press(page, '停用两步验证');
    await sees(page, '两步验证已停用');
    await Promise.all([computer, page].map((one) => one.context().close()));
  }, 60_000);
});

it('looks right where a second factor is on', async () => {
  await createUser(app.database, { login: 'secured', partnerCode: 'hangzhou' });
  const page = await enter(browser, app, 'secured', true);
  await secondFactorFor(app, 'secured');
  const cookies = await page.context().cookies();
  for (const path of ['/account/security', '/account/second-factor', '/account/email']) await proveLook(browser, app.url + path, { cookies });
  await page.context().close();
}, 60_000);
