import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { aBankAccount, statementText } from '../support/bank.js';
import { createUser } from '../support/people.js';
import { anInvoice, openOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { openChromium } from './support/chromium.js';
import { enter } from './support/story.js';

let app: TestApp;
let browser: Browser;
let finance: Page;
let invoice: string;

beforeAll(async () => {
  app = await startApp();
  await createUser(app.database, { login: 'finance', name: '周岚', staffRole: 'finance' });
  await aProduct(app.database, 'DL', { price: '100.0000' });
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明灯饰有限公司' });
  await aBankAccount(app);
  ({ invoice } = await anInvoice(app, 'hangzhou', [{ sku: 'DL', quantity: 3 }]));
  browser = await openChromium();
  finance = await enter(browser, app, 'finance', true);
  await finance.setViewportSize({ width: 390, height: 844 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const press = (name: string) => finance.getByRole('main').getByRole('button', { name }).first().click();
const sees = (words: string) => finance.getByText(words).filter({ visible: true }).first().waitFor();

describe('finance on a phone', () => {
  it('brings in a bank statement and records a line as suggested', async () => {
    await finance.goto('/admin/bank/files');
    await finance.setInputFiles('[name=file]', { name: '流水.csv', mimeType: 'text/csv', buffer: Buffer.from(statementText(app, [{ amount: '299.60', payer: '杭州启明灯饰有限公司', reference: invoice, serial: 'S1' }])) });
    await press('上传并核对');
    await sees('可导入 1 笔收款');
    await press('导入');
    await sees('户名一致');
    await finance.getByRole('link', { name: '杭州启明灯饰有限公司' }).click();
    await press('确认入账');
    await sees('已入账');
    expect(await openOf(app, invoice)).toBe('0.40');
  });

  it('writes the rest of the invoice off', async () => {
    await finance.goto(`/admin/invoices/${invoice}`);
    await finance.getByText('冲销尾差', { exact: true }).first().click();
    await finance.locator('main [name=reason]').first().fill('手续费');
    await press('冲销');
    await sees('的尾差已冲销');
    expect(await openOf(app, invoice)).toBe('0.00');
  });
});
