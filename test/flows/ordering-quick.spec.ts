import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { aFamily, withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf } from '../support/people.js';
import { aPicture } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { workbook } from '../support/workbook.js';

let app: TestApp;
let buyer: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'QIMING');
  await aProduct(app.database, 'LS-T8-18', { price: '17.9000', packSize: 25, minQuantity: 25 });
  await aProduct(app.database, 'LS-PL66-40', { price: '82.0000', packSize: 4, stock: 60 });
  await withoutPrice(app.database, await aProduct(app.database, 'LS-NEW'));
  await aFamily(app.database, 'LS-DL07', [{ row: '3000K', column: '5W' }, { row: '4000K', column: '5W' }]);
  buyer = await asBuyerOf(app, 'QIMING');
});
beforeEach(() => app.database.query('DELETE FROM cart_lines'));
afterAll(() => app.stop());

const list = ['货号\t数量', 'ls-t8-18\t2箱', 'LS-PL66-40　８套', 'LS-PL66-40 × 4', 'NOPE 5', 'LS-DL07 12', 'LS-NEW 1', 'LS-DL07-3000K-5W 13', 'LS-DL07-4000K-5W 一些'].join('\n');

describe('a pasted list', () => {
  it('is checked line by line: good lines with their price, bad ones with their reason', async () => {
    const words = wordsOf((await buyer.postForm('/quick-order/check', { text: list }).expect(200)).text);
    expect(words).toContain('2 行可订 · 5 行待改');
    expect(words).toMatch(/LS-T8-18 ¥ 17\.90 \/ 只 50 只 ¥ 895\.00/);
    expect(words).toMatch(/LS-PL66-40 · 已合并另外 1 行 ¥ 82\.00 \/ 只 12 只 ¥ 984\.00/);
    for (const reason of ['没有这个货号或条码', '这是一个系列，请选规格 LS-DL07-3000K-5W LS-DL07-4000K-5W', '未定价，暂不可订', '数量须为整箱 12 只的倍数 改为 12 改为 24', '没有读到数量，请填写整数 改为 12']) {
      expect(words).toContain(reason);
    }
  });

  it("names a product by its own code rather than by another word that only looks like one", async () => {
    await aProduct(app.database, 'AI001');
    const words = wordsOf((await buyer.postForm('/quick-order/check', { text: 'A1-001\tLS-T8-18\t50' }).expect(200)).text);
    expect(words).toMatch(/LS-T8-18 ¥ 17\.90/);
    expect(words).not.toContain('AI001');
  });

  it('is mended by a click, keeping all other lines', async () => {
    const lines = { code: ['LS-DL07', 'LS-T8-18', 'LS-PL66-40'], quantity: ['12', '30', '4'] };
    expect(wordsOf((await buyer.postForm('/quick-order/check', { ...lines, choose: '0:LS-DL07-3000K-5W' })).text)).toContain('2 行可订 · 1 行待改');
    expect(wordsOf((await buyer.postForm('/quick-order/check', { ...lines, set: '1:50' })).text)).toContain('2 行可订 · 1 行待改');
    expect(wordsOf((await buyer.postForm('/quick-order/check', { ...lines, drop: '0' })).text)).toContain('1 行可订 · 1 行待改');
  });

  it('goes into the cart as far as it is good; what is not stays on the page', async () => {
    const lines = { code: ['LS-T8-18', 'NOPE'], quantity: ['50', '5'], _key: 'add' };
    const { text } = await buyer.postForm('/quick-order/lines', lines).expect(200);
    expect(wordsOf(text)).toContain('1 种商品已加入订货单');
    expect(text).toContain('value="NOPE"');
    expect(text).not.toContain('value="LS-T8-18"');
    await buyer.postForm('/quick-order/lines', lines).expect(200);
    expect(await cart()).toEqual([{ sku: 'LS-T8-18', quantity: 50 }]);
    await buyer.postForm('/quick-order/lines', { code: 'LS-T8-18', quantity: '25' }).expect(303).expect('location', '/cart');
    expect(await cart()).toEqual([{ sku: 'LS-T8-18', quantity: 75 }]);
  });

  it('gives its bad lines as a file in which nothing is a formula', async () => {
    const { text, headers } = await buyer.postForm('/quick-order/bad-lines', { code: ['=1+1', 'LS-T8-18', 'LS-T8-18'], quantity: ['5', '25', '5'] }).expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    expect(text.split('\r\n')).toEqual(['\uFEFF货号,数量,原因', "'=1+1,5,没有这个货号或条码", 'LS-T8-18,30,数量须为整箱 25 只的倍数', '']);
  });
});

describe('an uploaded list', () => {
  const upload = async (name: string, content: Buffer) => {
    const page = await buyer.get('/quick-order').expect(200);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    return buyer.post('/quick-order/check').field('_csrf', csrf).field('text', '').attach('file', content, name);
  };

  it('is read from the first sheet of a workbook by its heading', async () => {
    const content = workbook([['启明灯饰采购单'], ['数量', '品名', '单价', '货号'], [{ number: '50' }, '灯管', { number: '17.9' }, 'LS-T8-18'], [{ number: '6' }, '面板灯', { number: '82' }, 'LS-PL66-40']]);
    const { text } = await upload('采购单.xlsx', content);
    expect(wordsOf(text)).toMatch(/1 行可订 · 1 行待改.*数量须为整箱 4 只的倍数 改为 4 改为 8.*LS-T8-18 ¥ 17\.90 \/ 只 50 只/);
  });

  it('is read as UTF-8 or as Excel saves Chinese', async () => {
    const gbk = Buffer.concat([Buffer.from([0xbb, 0xf5, 0xba, 0xc5, 0x2c, 0xca, 0xfd, 0xc1, 0xbf]), Buffer.from('\r\nLS-T8-18,"1,000"\r\n')]);
    for (const content of [Buffer.from('\uFEFFsku,quantity\nLS-T8-18,1000\n'), gbk, Buffer.from('\uFEFFsku\tquantity\nLS-T8-18\t1000\n', 'utf16le')]) {
      const { status, text } = await upload('list.csv', content);
      expect([status, wordsOf(text).includes('1 行可订 · 0 行待改')]).toEqual([200, true]);
    }
  });

  it('is refused for its content, whatever its name, or when there is nothing in it', async () => {
    for (const [content, problem] of [[aPicture.content, '不是清单文件'], [Buffer.from('PK\u0003\u0004'), '无法读取'], [Buffer.alloc(2 ** 20 + 1, 'a'), '太大：一次最多 1000 行']] as const) {
      const { status, text } = await upload('list.xlsx', content);
      expect([status, wordsOf(text)]).toEqual([422, expect.stringContaining(problem)]);
    }
    const nothing = await upload('list.csv', Buffer.from('# 空\n'));
    expect([nothing.status, nothing.text.includes('请粘贴清单，或选择文件')]).toEqual([422, true]);
  });

  it('is refused beyond 1000 lines', async () => {
    const { text } = await buyer.postForm('/quick-order/check', { text: 'LS-T8-18 25\n'.repeat(1001) }).expect(422);
    expect(wordsOf(text)).toContain('一次最多 1000 行');
  });
});

function cart(): Promise<object[]> {
  return app.database.query('SELECT p.sku, l.quantity FROM cart_lines l JOIN products p ON p.id = l.product_id');
}
