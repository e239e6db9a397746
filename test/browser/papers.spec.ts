import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { zipSync } from 'fflate';
import { startApp, type TestApp } from '../support/app.js';
import { aPdf } from '../support/papers.js';
import { createUser } from '../support/people.js';
import { anInvoice, aPicture } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { enter, sees } from './support/story.js';

let app: TestApp;
let browser: Browser;
let finance: Page;
let dealer: Page;
let invoice: string;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'LS-T8-18', { taxRate: '0.1300' });
  await aDealer(app.database, 'HZ');
  await createUser(app.database, { login: 'admin', name: '赵磊', staffRole: 'admin' });
  await createUser(app.database, { login: 'hz', name: '李芳', partnerCode: 'HZ', role: 'accountant' });
  ({ invoice } = await anInvoice(app, 'HZ', [{ sku: 'LS-T8-18', quantity: 10 }]));
  browser = await openChromium();
  [finance, dealer] = await Promise.all([enter(browser, app, 'admin', true), enter(browser, app, 'hz', true)]);
  await Promise.all([finance, dealer].map((page) => page.setViewportSize({ width: 390, height: 844 })));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe('papers on the phone', () => {
  it('finance notes an e-invoice, its dealer downloads it', async () => {
    await finance.goto(`/admin/invoices/${invoice}`);
    await finance.getByText('登记数电发票', { exact: true }).click();
    await finance.getByLabel('发票号码').fill('26442000000012345678');
    await finance.locator('[name="eFile"]').setInputFiles({ name: '发票.pdf', mimeType: 'application/pdf', buffer: aPdf });
    await finance.getByRole('main').getByRole('button', { name: '保存' }).click();
    await sees(finance, '数电发票已登记');
    await dealer.goto(`/invoices/${invoice}`);
    const [download] = await Promise.all([dealer.waitForEvent('download'), dealer.getByRole('link', { name: '发票.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('发票.pdf');
  });

  it('finance credits two pieces, the dealer reads why and how the account stands', async () => {
    await finance.goto(`/admin/invoices/${invoice}`);
    await finance.getByRole('link', { name: '开贷项通知单' }).click();
    await finance.getByLabel('LS-T8-18 筒灯 的退回数量').fill('2');
    await finance.getByLabel('冲减原因').fill('退回两只');
    await finance.getByRole('button', { name: '开出' }).click();
    await sees(finance, '已开出');
    await dealer.goto(`/invoices/${invoice}`);
    await dealer.getByRole('link', { name: /^CN-/ }).first().click();
    await sees(dealer, '退回两只');
    await dealer.goto('/statements');
    await dealer.getByRole('link', { name: '任一日余额' }).click();
    await sees(dealer, '现在已知');
    await sees(dealer, '贷项通知单');
  });

  it('pictures are dropped in a zip', async () => {
    await finance.goto('/admin/catalog/pictures');
    await finance.locator('[name="pictures"]').setInputFiles({ name: '图.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync({ 'LS-T8-18.png': aPicture.content })) });
    await finance.getByRole('main').getByRole('button', { name: '上传' }).click();
    await sees(finance, '正在处理');
  });
});
