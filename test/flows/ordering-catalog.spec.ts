import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { aCategory, aFamily, aPrice, partOf, putInCategory, withoutPrice, wordsOf } from '../support/ordering.js';
import { turnIn } from '../support/links.js';
import { type Agent, asBuyerOf, asPartner } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let tube: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'QIMING');
  tube = await aProduct(app.database, 'LS-T8-18', { price: '19.9000', packSize: 25, minQuantity: 25 });
  await aPrice(app.database, tube, '17.9000', { scope: 'dealer', scopeKey: 'QIMING', list: 'autumn' });
  await aPrice(app.database, tube, '16.9000', { scope: 'dealer', scopeKey: 'QIMING', list: 'autumn', minQuantity: 100 });
  buyer = await asBuyerOf(app, 'QIMING');
});
afterAll(() => app.stop());

describe('the catalogue of a dealer', () => {
  it('shows the own price, why it is that, the next break and the pack', async () => {
    const { text } = await buyer.get('/catalog').expect(200);
    const row = wordsOf(partOf(text, `line-${tube}`));
    expect(row).toContain('¥ 17.90 / 只');
    expect(row).toContain('满 100 只 ¥16.90');
    expect(row).toContain('每箱 25 只');
    expect(row).toContain('为什么是这个价');
    expect(row).toMatch(/专属价《autumn 价格表》¥17\.90 · 采用/);
    expect(row).toMatch(/标准价《标准价》¥19\.90 · 优先级较低/);
  });

  it('shows a family as a matrix with stock words, and what is not made', async () => {
    await aFamily(app.database, 'LS-DL07', [
      { row: '3000K', column: '12W', price: '24.5000', stock: 36 }, { row: '3000K', column: '5W' }, { row: '4000K', column: '5W', stock: 0 },
    ]);
    const { text } = await buyer.get('/catalog?q=LS-DL07').expect(200);
    const words = wordsOf(text.slice(text.indexOf('class="mx"')));
    expect(words).toMatch(/色温 5W ¥ 12\.80 12W ¥ 24\.50/);
    expect(words).toMatch(/3000K 光 现货 余 36/);
    expect(words).toMatch(/4000K 光 缺货 无此规格/);
    expect(wordsOf(text)).toContain('¥ 12.80 起 / 只');
  });

  it('finds a family by the SKU of a variant, and takes % as a letter', async () => {
    expect(wordsOf((await buyer.get('/catalog?q=LS-DL07-3000K-5W')).text)).toContain('LS-DL07 系列筒灯');
    expect(wordsOf((await buyer.get('/catalog?q=%25')).text)).toContain('没有符合条件的商品');
  });

  it('offers no quantity for a product without a price', async () => {
    const id = await aProduct(app.database, 'LS-NEW');
    await withoutPrice(app.database, id);
    const { text } = await buyer.get('/catalog?q=LS-NEW');
    expect(wordsOf(partOf(text, `line-${id}`))).toContain('未定价，暂不可订');
    expect(text).not.toContain(`name="qty-${id}"`);
  });

  it('leaves out what is out of stock, when asked', async () => {
    await aProduct(app.database, 'LS-GONE', { stock: 0 });
    expect((await buyer.get('/catalog')).text).toContain('LS-GONE');
    expect((await buyer.get('/catalog?show=stock')).text).not.toContain('LS-GONE');
  });

  it('has a page for a product and for a family, by SKU or family code in any case', async () => {
    const product = wordsOf((await buyer.get('/catalog/ls-t8-18').expect(200)).text);
    expect(product).toMatch(/满 25 只 满 100 只/);
    expect((await buyer.get('/catalog/LS-DL07').expect(200)).text).toContain('class="mx"');
    expect((await buyer.get('/catalog/LS-DL07-4000K-5W').expect(200)).text).toContain('class="mx"');
    await buyer.get('/catalog/NOT-THERE').expect(404);
  });
});

describe('a retailer who may not order', () => {
  it('sees the catalogue without any price, quantity or cart', async () => {
    await aDealer(app.database, 'RETAIL', { kind: 'non_exclusive', account: false });
    const retailer = await asPartner(app, 'RETAIL', 'owner');
    for (const path of ['/catalog', '/catalog/LS-T8-18', '/catalog/LS-DL07']) {
      const { text } = await retailer.get(path).expect(200);
      expect(text).not.toMatch(/¥|class="money"|name="qty-|id="cart"/);
    }
  });

  it('gets 404 wherever something would be ordered', async () => {
    const retailer = await asPartner(app, 'RETAIL', 'owner');
    for (const path of ['/cart', '/quick-order']) await retailer.get(path).expect(404);
    for (const path of ['/cart', '/orders', '/quick-order/check', '/quick-order/lines', '/quick-order/bad-lines', '/orders/SO-1/again']) {
      await retailer.postForm(path, { [`qty-${tube}`]: '25', text: 'LS-T8-18 25' }).expect(404);
    }
    await retailer.postForm('/cart/lines', { code: 'LS-T8-18' }).expect(404);
  });

  it('sees a learner of a dealer look without prices too', async () => {
    const learner = await asPartner(app, 'QIMING', 'learner');
    expect((await learner.get('/catalog').expect(200)).text).not.toMatch(/class="money"/);
    await learner.postForm('/cart', {}).expect(403);
  });
});

describe('a long catalogue', () => {
  let few: Agent;
  beforeAll(async () => {
    await aDealer(app.database, 'LONG');
    few = await asBuyerOf(app, 'LONG');
  });

  it('takes the same number of statements for 1 and 50 rows, at most 10', async () => {
    const lone = await aCategory(app.database, '一件');
    await putInCategory(app.database, await aProduct(app.database, 'ONE-1'), lone);
    await few.get('/catalog');
    const one = await statementsOf(few, '/catalog?q=ONE-');
    for (let index = 1; index <= 50; index++) await aProduct(app.database, `MANY-${String(index).padStart(2, '0')}`);
    const many = await statementsOf(few, '/catalog?q=MANY-');
    expect(many).toBe(one);
    expect(many).toBeLessThanOrEqual(10);
  });

  it('is turned page by page, forth and back, every product once', async () => {
    const pages: string[][] = [];
    for (let next: string | undefined = '/catalog?q=MANY-&sort=sku'; next; next = turnIn(await textOf(few, next), 'next')) pages.push(skusIn(await textOf(few, next)));
    expect(pages.map((page) => page.length)).toEqual([12, 12, 12, 12, 2]);
    expect(new Set(pages.flat()).size).toBe(50);
    const second = turnIn(await textOf(few, '/catalog?q=MANY-&sort=sku'), 'next') ?? '';
    expect(skusIn(await textOf(few, turnIn(await textOf(few, second), 'prev') ?? ''))).toEqual(pages[0]);
  });
});

async function statementsOf(agent: Agent, path: string): Promise<number> {
  const sent = jest.spyOn(app.database.source.logger, 'logQuery');
  await agent.get(path).expect(200);
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}

const textOf = async (agent: Agent, path: string) => (await agent.get(path).expect(200)).text;
const skusIn = (html: string) => [...html.matchAll(/<p class="pmeta"><span>([^<]+)/g)].map(([, sku]) => sku ?? '');
