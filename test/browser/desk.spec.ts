import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { createUser } from '../support/people.js';
import { openChromium } from './support/chromium.js';
import { enter, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  await createUser(app.database, { login: 'admin', name: '赵磊', staffRole: 'admin' });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Fills a form of the page's main part by the names of its fields and sends it by its button. */
async function send(page: Page, fields: Record<string, string>, button: string): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`).first();
    if (await field.evaluate((element) => element.tagName) === 'SELECT') await field.selectOption(value);
    else if (['radio', 'checkbox'].includes(await field.getAttribute('type') ?? '')) await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else await field.fill(value);
  }
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
}

describe.each([
  { how: 'with JavaScript', javaScriptEnabled: true, mark: 'A' },
  { how: 'without JavaScript', javaScriptEnabled: false, mark: 'B' },
])('the desk sets a house up from nothing, $how', ({ javaScriptEnabled, mark }) => {
  let admin: Page;
  const sku = `LS-NEW-${mark}`;
  const partner = `SX-${mark}`;

  beforeAll(async () => { admin = await enter(browser, app, 'admin', javaScriptEnabled); }, 30_000);
  afterAll(() => admin.context().close());

  it('the company, a tier and a territory', async () => {
    await admin.goto('/admin/company');
    await send(admin, { nameZh: '澜石照明', nameEn: 'Lanshi Lighting', bank: '工商银行' }, '保存');
    await sees(admin, '企业信息已保存');
    await admin.goto('/admin/partners');
    await admin.getByRole('link', { name: '等级与区域' }).click();
    await admin.getByRole('link', { name: '新增等级' }).click();
    await sees(admin, '价格表和导入文件按编码引用');
    await send(admin, { code: `gold-${mark}`, nameZh: `金牌${mark}` }, '保存');
    await sees(admin, '等级已新增');
  });

  it('a warehouse, a category and a product with its stock', async () => {
    await admin.goto('/admin/warehouses/new');
    await send(admin, { code: `HQ-${mark}`, nameZh: '总仓', position: '10' }, '新增');
    await sees(admin, '仓库已新增');
    await admin.goto('/admin/categories/new');
    await send(admin, { nameZh: `筒灯射灯${mark}` }, '新增分类');
    await sees(admin, '分类已新增');
    await admin.goto('/admin/catalog');
    await admin.getByRole('link', { name: '新增商品' }).click();
    await sees(admin, '只能按整箱订货');
    await send(admin, { sku, nameZh: '新款筒灯', unit: '只', packSize: '12', minQuantity: '12', categoryId: await optionOf(admin, 'categoryId', `筒灯射灯${mark}`) }, '新增商品');
    await sees(admin, '商品已新增');
    await admin.goto(`/admin/stock/${sku}/HQ-${mark}`);
    await send(admin, { reason: 'received', quantity: '240', reference: 'PO-1' }, '登记');
    await sees(admin, 'PO-1');
  });

  it('a price list with a price for the tier', async () => {
    await admin.goto('/admin/prices/new');
    await send(admin, { code: `autumn-${mark}`, nameZh: '秋季价格表' }, '新增');
    await sees(admin, '价格表已新增，可以开始录入价格');
    await admin.goto(`/admin/prices/autumn-${mark}/prices/new`);
    await send(admin, { sku, scope: 'tier', scopeKey: `gold-${mark}`, unitPrice: '18.50', validFrom: '' }, '新增');
    await sees(admin, '价格已新增');
  });

  it('a partner with its owner', async () => {
    await admin.goto('/admin/partners');
    await admin.getByRole('link', { name: '新增渠道商' }).click();
    await sees(admin, '新增后不可修改');
    await send(admin, { code: partner, nameZh: '绍兴越城灯饰', tier: `gold-${mark}` }, '新增');
    await sees(admin, '渠道商已新增');
    await admin.goto('/admin/users/new?place=partner');
    await send(admin, { login: `owner-${mark}`, name: '越城负责人', email: `owner-${mark}@example.com`, partner, roles: 'owner' }, '新增并发送邮件');
    await sees(admin, '用户已新增，邮件已发出');
  });

  it('on a phone, an assortment for the tier: what its dealers may order', async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.goto('/admin/assortments/new');
    await admin.getByLabel(`筒灯射灯${mark}`).check();
    await send(admin, { code: `shops-${mark}`, nameZh: '门店常规品', startsFrom: 'nothing', products: 'LS-NO-SUCH', tiers: `gold-${mark}` }, '创建授权');
    await sees(admin, '第 1 行：没有货号 LS-NO-SUCH');
    await send(admin, { products: '' }, '创建授权');
    await sees(admin, '已创建授权 门店常规品');
    await admin.goto(`/admin/partners/${partner}`);
    await admin.getByRole('link', { name: '可订范围' }).click();
    await sees(admin, '绍兴越城灯饰 可订 1 种在售商品');
    await sees(admin, `所在等级：金牌${mark}`);
    await admin.setViewportSize({ width: 1440, height: 900 });
  });

  it('and the dealer finds the product at its own price', async () => {
    await app.database.query('UPDATE users SET password_hash = (SELECT password_hash FROM (SELECT password_hash FROM users WHERE login = ?) known) WHERE login = ?', ['admin', `owner-${mark}`]);
    const owner = await enter(browser, app, `owner-${mark}`, javaScriptEnabled);
    await owner.goto('/catalog');
    await sees(owner, '新款筒灯');
    expect(await owner.locator('.prow').filter({ hasText: sku }).locator('.price').textContent()).toContain('18.50');
    await owner.context().close();
  });
});

async function optionOf(page: Page, select: string, label: string): Promise<string> {
  return await page.locator(`main select[name="${select}"] option`).filter({ hasText: label }).first().getAttribute('value') ?? '';
}
