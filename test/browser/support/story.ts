import type { Browser, Page } from 'playwright-core';
import { PartnerAddress } from '../../../src/partners/partner-address.entity.js';
import { Company } from '../../../src/platform/company/company.entity.js';
import type { TestApp } from '../../support/app.js';
import { createUser, everyonesPassword } from '../../support/people.js';
import { aDealer, aProduct } from '../../support/trade.js';

const downlights = Array.from({ length: 10 }, (_, index) => `LS-DL${String(index + 1).padStart(2, '0')}`);
const panel = 'LS-SW90';
const gateway = 'LS-GW10';

/** The supplier, its people and twelve goods: ten downlights in cases of 12 for ¥50, a panel for ¥1,000, a gateway for ¥500; 13% tax. */
export async function openHouse({ database }: TestApp): Promise<void> {
  await database.source.manager.insert(Company, {
    id: 1, nameZh: '澜石照明', nameEn: 'Lanshi Lighting', bank: '中国工商银行佛山澜石支行', bankAccount: '2013 0000 0912 0000 888', address: '', phone: '', taxNumber: '', seededAt: null,
  });
  for (const sku of downlights) await aProduct(database, sku, { price: '50.0000', packSize: 12, minQuantity: 12, taxRate: '0.13' });
  await aProduct(database, panel, { price: '1000.0000', taxRate: '0.13' });
  await aProduct(database, gateway, { price: '500.0000', taxRate: '0.13' });
  await createUser(database, { login: 'finance', name: '陈洁', staffRole: 'finance' });
  await createUser(database, { login: 'desk', name: '林晓峰', staffRole: 'order_desk' });
}

/** A dealer with a limit of ¥10,000, its buyer and its accountant (`<code>-buyer`, `<code>-accountant`). */
export async function openDealer({ database }: TestApp, code: string, nameZh: string): Promise<void> {
  const partnerId = await aDealer(database, code, { nameZh, creditLimit: '10000.00' });
  await database.source.manager.insert(PartnerAddress, { partnerId, label: '萧山一号仓', recipient: '收货组', phone: '400-800-0000', line: '杭州市萧山区物流园 1 号库', isDefault: true });
  await createUser(database, { login: `${code}-buyer`, name: '王敏', partnerCode: code, role: 'buyer' });
  await createUser(database, { login: `${code}-accountant`, name: '李芳', partnerCode: code, role: 'accountant' });
}

/** As copied from a chat: a downlight that is not whole cases, and one that does not exist. */
export const shoppingList = [
  '货号\t数量', 'LS-DL01\t24', 'LS-DL02 24', 'LS-DL03 30', 'LS-DL04 × 2箱', 'LS-DL05，24', '24只 LS-DL06', 'LS-DL77 24', ...downlights.slice(7).map((sku) => `${sku} x 24`), `${panel} 2`, `${gateway} 2`,
].join('\n');

/** What the desk ships first: half of the goods, the panel with its serial number. */
export const firstHalf = { whole: downlights.slice(0, 5), left: downlights.slice(5), single: [panel, gateway], panel };

export const goodsName = (sku: string) => `${sku} 筒灯`;

/** Logs in through the form, as a browser set to Chinese. */
export async function enter(browser: Browser, { url }: TestApp, login: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(everyonesPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((address) => address.pathname !== '/login');
  return page;
}

/** The same on a phone. */
export async function onPhone(browser: Browser, app: TestApp, login: string): Promise<Page> {
  const page = await enter(browser, app, login, true);
  await page.setViewportSize({ width: 390, height: 844 });
  return page;
}

/** Waits until the words stand where they can be seen. */
export const sees = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first().waitFor();

/** Presses the one button of that name on the page. */
export const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Presses the first button of that name that can be seen, where others wait for their turn. */
export const pressFirst = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
