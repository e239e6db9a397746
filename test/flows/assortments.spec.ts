import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AddPictures } from '../../src/catalog/pictures/add-pictures.js';
import { KeepAssortment } from '../../src/catalog/assortments/keep-assortment.js';
import { productHead } from '../../src/catalog/products/product-page.queries.js';
import { productsBySku } from '../../src/catalog/products/products.queries.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { AnswerChange } from '../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../src/orders/changes/propose-change.js';
import { GeneralLimit } from '../../src/orders/approvals/general-limit.entity.js';
import { AnswerQuote } from '../../src/orders/quotes/answer-quote.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { scene } from './order-pages.scene.js';
import { startApp, type TestApp } from '../support/app.js';
import { aTree, lets, type Placed } from '../support/assortments.js';
import { aCategory, aFamily, putInCategory, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asOwnerOf, asStaff, createUser, logIn, tokenFor } from '../support/people.js';
import { aRequest, wished } from '../support/quotes.js';
import { aStanding, makeDue, placeStanding } from '../support/standing.js';
import { aPicture, clerk } from '../support/settlement.js';
import { api } from '../support/api.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let inside: Agent;
let outside: Agent;
let admin: Agent;
let ids: Record<'open' | 'closed' | 'lead' | 'sibling', string>;
let home: string;

const given = { nameZh: '家居渠道', nameEn: 'Home', startsFrom: 'nothing' as const, categories: [] as string[], products: '', tiers: [] as string[], territories: [] as string[], partners: '' };

// QIMING has, by its tier, what is below 家居 and one variant whose family's lead it has not; TIANHE has no assortment
beforeAll(async () => {
  app = await startApp();
  const { database } = app;
  await database.query("INSERT INTO tiers (code, name_zh, name_en) VALUES ('gold', '金牌', 'Gold')");
  for (const code of ['QIMING', 'TIANHE']) await aDealer(database, code);
  await aDealer(database, 'SHOP', { kind: 'non_exclusive' });
  await database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold') WHERE code <> 'TIANHE'");
  home = await aCategory(database, '家居');
  const [open, closed] = [await aProduct(database, 'DL-OPEN'), await aProduct(database, 'DL-CLOSED')];
  await putInCategory(database, open, await aCategory(database, '台灯', home));
  const family = await aFamily(database, 'FAM', [{ row: '3000K', column: '5W' }, { row: '4000K', column: '5W' }], 1);
  ids = { open, closed, lead: family.get('3000K/5W') ?? '', sibling: family.get('4000K/5W') ?? '' };
  [inside, outside, admin] = [await asBuyerOf(app, 'QIMING'), await asBuyerOf(app, 'TIANHE'), await asStaff(app, 'admin')];
  await inside.postForm('/lists', { nameZh: '补货', lines: 'DL-CLOSED 1\nDL-OPEN 1' }).expect(303);
  await app.web.get(KeepAssortment).create(clerk, 'home', { ...given, categories: [home], products: 'FAM-4000K-5W', tiers: ['gold'] });
});
afterAll(() => app.stop());

const page = async (agent: Agent, path: string, status = 200) => wordsOf((await agent.get(path).expect(status)).text);
const skusIn = (words: string) => ['DL-OPEN', 'DL-CLOSED', 'FAM'].filter((sku) => words.includes(sku));

describe('a product outside the range', () => {
  it('is neither listed, counted, found nor suggested, whoever looks', async () => {
    await createUser(app.database, { login: 'shop', partnerCode: 'SHOP' });
    for (const agent of [inside, await logIn(app, 'shop')]) {
      expect(skusIn(await page(agent, '/catalog'))).toEqual(['DL-OPEN', 'FAM']);
      expect(await page(agent, '/catalog')).toMatch(/全部商品 2/);
      for (const path of ['/catalog?q=DL', '/jump?q=DL']) expect(skusIn(await page(agent, path))).toEqual(['DL-OPEN']);
      expect(await page(agent, '/catalog?q=DL-CLOSED')).not.toContain('DL-CLOSED 筒灯');
      await agent.get('/catalog/DL-CLOSED').expect(404);
    }
    expect(skusIn(await page(outside, '/catalog?q=DL'))).toEqual(['DL-OPEN', 'DL-CLOSED']);
    expect(await page(outside, '/catalog')).toMatch(/全部商品 3/);
  });

  it('keeps its pictures to itself', async () => {
    for (const sku of ['DL-OPEN', 'DL-CLOSED']) await app.web.get(AddPictures).run(clerk, sku, [aPicture]);
    const pictures = await app.database.query<{ file: string }>('SELECT file_id AS file FROM product_images ORDER BY product_id');
    const seenBy = (agent: Agent) => Promise.all(pictures.map(async ({ file }) => (await agent.get(`/files/products/${file}`)).status));
    expect([await seenBy(inside), await seenBy(outside), await seenBy(admin)]).toEqual([[200, 404], [200, 200], [200, 200]]);
  });

  it('leaves its family to the variants that are open', async () => {
    await inside.get('/catalog/FAM-3000K-5W').expect(404);
    for (const path of ['/catalog/FAM', '/catalog/FAM-4000K-5W', '/catalog']) {
      const { text } = await inside.get(path).expect(200);
      expect([text.includes(`qty-${ids.sibling}`), text.includes(`qty-${ids.lead}`)]).toEqual([true, false]);
    }
    expect((await outside.get('/catalog/FAM')).text).toContain(`qty-${ids.lead}`);
  });

  it('is not added by field or list; the line says so', async () => {
    await inside.postForm('/cart/lines', { code: 'DL-CLOSED' }).expect(303);
    expect(await page(inside, '/catalog')).toMatch(/DL-CLOSED.*不在可订商品范围内/);
    await inside.postForm('/cart', { [`qty-${ids.closed}`]: '1' }).expect(303);
    expect(await page(inside, '/cart')).not.toContain('DL-CLOSED');
    const { text } = await inside.postForm('/quick-order/check', { text: 'DL-CLOSED 1\nDL-OPEN 5\nFAM 1' }).expect(200);
    expect(text).toMatch(/value="DL-CLOSED"[\s\S]*不在可订商品范围内/);
    expect(wordsOf(text)).not.toContain('DL-CLOSED 筒灯');
    expect([text.includes('FAM-4000K-5W'), text.includes('FAM-3000K-5W')]).toEqual([true, false]);
    expect(wordsOf((await inside.postForm('/lists', { nameZh: '新', lines: 'DL-CLOSED 1' }).expect(422)).text)).toContain('DL-CLOSED 1');
  });

  it('is marked in the cart, stops the order and is lost only when its buyer removes it', async () => {
    await opened(() => inside.postForm('/cart', { [`qty-${ids.closed}`]: '3', [`qty-${ids.open}`]: '2' }).expect(303));
    expect((await inside.get('/cart')).text).toMatch(/<li class="prow bad" id="line-\d+">(?:(?!<li)[\s\S])*DL-CLOSED/);
    const fields = { [`qty-${ids.closed}`]: '3', [`qty-${ids.open}`]: '2' };
    expect(wordsOf((await inside.postForm('/orders', fields).expect(422)).text)).toContain('DL-CLOSED 不在可订商品范围内');
    const lines = () => app.database.query('SELECT p.sku, l.quantity FROM cart_lines l JOIN carts c ON c.id = l.cart_id JOIN users u ON u.id = c.user_id JOIN products p ON p.id = l.product_id ORDER BY p.sku');
    expect(await lines()).toEqual([{ sku: 'DL-CLOSED', quantity: 3 }, { sku: 'DL-OPEN', quantity: 2 }]);
    await inside.postForm('/cart', { remove: ids.closed }).expect(303);
    await inside.postForm('/orders', { [`qty-${ids.open}`]: '2' }).expect(303);
    expect(await lines()).toEqual([]);
  });

  it('is told apart in lists, and no longer goes from an earlier order into the cart, while the order keeps it', async () => {
    const [list] = await app.database.query<{ id: string }>('SELECT id FROM order_lists');
    expect(await page(inside, `/lists/${list?.id}`)).toMatch(/不在可订范围内，不能再订： DL-CLOSED/);
    await admin.postForm('/admin/order-templates', { nameZh: '模板', lines: 'DL-CLOSED 1\nDL-OPEN 1' }).expect(303);
    const [template] = await app.database.query<{ id: string }>('SELECT id FROM order_lists WHERE partner_id IS NULL');
    expect(skusIn(await page(inside, `/lists/${template?.id}`))).toEqual(['DL-OPEN']);
    const { number } = await anOrderBefore();
    expect(await page(inside, `/orders/${number}`)).toContain('DL-CLOSED 筒灯');
    expect(await page(inside, `/orders/${number}/again`)).toMatch(/不在可订范围内，不能再订： DL-CLOSED/);
    const running = await scene(app).decided('QIMING', [{ sku: 'DL-OPEN', quantity: 1 }]);
    const change = { lines: [], added: [{ sku: 'DL-CLOSED', quantity: 1, promisedOn: null }], reason: '加订' };
    await expect(app.web.get(ProposeChange).run(clerk, running, change, undefined)).rejects.toMatchObject({ fields: [{ key: 'orders.errors.out_of_range' }] });
    const { id } = await opened(() => app.web.get(ProposeChange).run(clerk, running, change, undefined));
    const [partner] = await app.database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'QIMING'");
    const buyer = { key: 'user:buyer', name: '王敏', partnerId: partner?.id ?? '' };
    expect(await app.web.get(AnswerChange).accept(buyer, running, id)).toBe('lapsed');
  });

  it('is neither asked a price for nor offered', async () => {
    expect(wordsOf((await inside.postForm('/quotes', { text: 'DL-CLOSED 1' }).expect(422)).text)).toContain('不在可订商品范围内');
    const number = await aRequest(app, 'QIMING', [{ sku: 'DL-OPEN', quantity: 1 }]);
    const offer = { seen: 1, wishes: wished([{ sku: 'DL-CLOSED', quantity: 1, unitPrice: '5' }]), validUntil: app.web.get(Clock).today(), note: '' };
    await expect(app.web.get(AnswerQuote).run(clerk, number, offer)).rejects.toMatchObject({ fields: [{ field: 'lines.0.sku', key: 'orders.errors.out_of_range' }] });
  });

  it('makes a standing order skip its day and say why', async () => {
    await expect(aStanding(app, 'QIMING-buyer', { text: 'DL-CLOSED 1' })).rejects.toMatchObject({ fields: [{ key: 'orders.errors.out_of_range' }] });
    const id = await opened(() => aStanding(app, 'QIMING-buyer', { text: 'DL-CLOSED 1' }));
    await makeDue(app, id);
    await placeStanding(app).run();
    expect(await page(inside, `/standing-orders/${id}`)).toContain('DL-CLOSED 不在可订商品范围内');
  });

  it('is refused by line on behalf and over the API', async () => {
    expect(wordsOf((await admin.postForm('/admin/orders', { partner: 'QIMING', lines: 'DL-OPEN 1\nDL-CLOSED 1' }).expect(422)).text)).toMatch(/DL-CLOSED.*不在可订商品范围内/);
    const erp = api(app, await tokenFor(app, 'orders.place'));
    const order = (partner: string) => erp.post('/orders', { partner, lines: [{ sku: 'DL-OPEN', quantity: 1 }, { sku: 'DL-CLOSED', quantity: 1 }] });
    expect((await order('QIMING').expect(422)).body.errors).toMatchObject([{ pointer: '/lines/1/sku' }]);
    await order('TIANHE').expect(201);
  });

  it('stops a request that waits for approval', async () => {
    const owner = await asOwnerOf(app, 'QIMING');
    const partner = await partnerByCode(app.database, 'QIMING');
    await app.database.source.manager.insert(GeneralLimit, { partnerId: partner?.id, amount: '1.00' });
    const place = await opened(async () => String((await inside.postForm('/orders', { [`qty-${ids.closed}`]: '1' }).expect(303)).headers.location));
    expect(place).toMatch(/^\/approvals\//);
    expect(await page(owner, place)).toMatch(/DL-CLOSED.*不在可订范围内/);
    expect(wordsOf((await owner.postForm(`${place}/approval`).expect(422)).text)).toContain('DL-CLOSED 不在可订商品范围内');
  });
});

describe('an assortment', () => {
  const form = { code: 'east', nameZh: '华东', startsFrom: 'everything', products: 'dl-open\t台灯\nDL-CLOSED' };

  it('is kept with what it names; wrong lines are told by their number', async () => {
    const wrong = await admin.postForm('/admin/assortments', { ...form, products: 'DL-OPEN\nNOPE\n\nNADA', partners: 'NOBODY' }).expect(422);
    for (const told of ['第 2 行：没有货号 NOPE', '第 4 行：没有货号 NADA']) expect(wordsOf(wrong.text)).toContain(told);
    expect(wrong.text).toContain('DL-OPEN\nNOPE');
    expect(wordsOf((await admin.postForm('/admin/assortments', { ...form, startsFrom: 'nothing', products: '' }).expect(422)).text)).toContain('至少要列一个分类或一个商品');
    for (let n = 0; n < 2; n++) await admin.postForm('/admin/assortments', { ...form, partners: 'TIANHE', _key: 'once' }).expect(303).expect('location', '/admin/assortments/east');
    await admin.postForm('/admin/assortments', form).expect(422);
    expect(skusIn(await page(admin, '/admin/assortments/east'))).toEqual(['DL-OPEN', 'DL-CLOSED']);
  });

  it('takes effect with the next request, in list and counts too, and no longer once it is removed', async () => {
    expect(await page(outside, '/catalog')).toMatch(/全部商品 1/);
    await outside.get('/catalog/DL-OPEN').expect(404);
    const was = /name="was" value="([^"]+)"/.exec((await admin.get('/admin/assortments/east/edit').expect(200)).text)?.[1];
    await admin.postForm('/admin/assortments/east', { ...form, products: 'DL-CLOSED', partners: 'TIANHE', was }).expect(303);
    expect(await page(outside, '/catalog')).toMatch(/全部商品 2/);
    await outside.get('/catalog/DL-OPEN').expect(200);
    expect(wordsOf((await admin.postForm('/admin/assortments/east', { ...form, was }).expect(422)).text)).toContain('有人改过这个授权');
    await admin.postForm('/admin/assortments/east/removal').expect(303);
    await outside.get('/catalog/DL-CLOSED').expect(200);
  });

  it('explains what a partner may buy and who may buy a product, and stands in the trail', async () => {
    expect(await page(admin, '/admin/assortments?partner=QIMING')).toMatch(/QIMING 灯饰 可订 2 种在售商品.*家居渠道 home.*所在等级：金牌/);
    expect(await page(admin, '/admin/assortments?partner=TIANHE')).toMatch(/没有任何授权，可订全部在售商品，共 4 种/);
    for (const path of ['/admin/catalog?partner=QIMING', '/admin/catalog/export.csv?partner=QIMING']) expect(skusIn(await page(admin, path))).toEqual(['DL-OPEN', 'FAM']);
    expect(await page(admin, '/admin/catalog/DL-OPEN')).toMatch(/谁可订购.*家居渠道 含此商品/);
    expect(await page(admin, '/admin/prices/trial?partner=QIMING&sku=DL-CLOSED')).toContain('此商品不在该渠道商的可订范围内');
    expect(await page(admin, '/admin/catalog/DL-CLOSED')).toMatch(/谁可订购.*家居渠道 不含/);
    expect(await page(admin, '/admin/audit?group=assortments')).toMatch(/删除商品授权.*修改商品授权.*移出商品 DL-OPEN.*新建商品授权/);
  });
});

describe('a long assortment', () => {
  it('takes thousands of products at once, and says which line is wrong', async () => {
    const skus = Array.from({ length: 3000 }, (_, n) => `LONG-PRODUCT-${n + 1}`);
    await app.database.query('INSERT INTO products (sku, name_zh, name_en, category_id, unit, tax_rate, created_at) VALUES ?', [skus.map((sku) => [sku, '灯', 'Lamp', home, '只', 0, new Date()])]);
    const form = { code: 'long', nameZh: '长', startsFrom: 'everything', products: skus.join('\r\n') };
    const wrong = wordsOf((await admin.postForm('/admin/assortments', { ...form, products: [...skus, ...skus.map((sku) => `X${sku}`)].join('\n') }).expect(422)).text);
    expect(wrong).toMatch(/第 3001 行：没有货号 XLONG-PRODUCT-1 .*另有 2980 行有误/);
    await admin.postForm('/admin/assortments', { ...form, partners: 'TIANHE' }).expect(303);
    expect(await page(outside, '/catalog')).toMatch(/全部商品 3/);
    expect((await admin.get('/admin/assortments/long/edit').expect(200)).text).toContain('LONG-PRODUCT-2999');
    await admin.postForm('/admin/assortments/long/removal').expect(303);
  });
});

describe('the rule', () => {
  it('lets through what any assortment of the partner, its tier or its territory does, and everything without one', async () => {
    const { database, web } = app;
    const tree = await aTree(app);
    const keep = web.get(KeepAssortment);
    const named = fc.record({ startsFrom: fc.constantFrom('nothing' as const, 'everything' as const), categories: fc.subarray(tree.categories), products: fc.subarray(tree.products), to: fc.constantFrom('partners', 'tiers', 'territories', 'nobody') });
    await fc.assert(fc.asyncProperty(fc.array(named, { maxLength: 3 }), async (wanted) => {
      const all = wanted.filter(({ startsFrom, categories, products }) => startsFrom === 'everything' || categories.length + products.length > 0);
      for (const [index, { startsFrom, categories, products, to }] of all.entries()) {
        const given = { partners: to === 'partners' ? 'RULED' : '', tiers: to === 'tiers' ? ['ruled'] : [], territories: to === 'territories' ? ['ruled'] : [] };
        await keep.create(clerk, `r${index}`, { nameZh: 'r', nameEn: '', startsFrom, categories: categories.map(({ id }) => id), products: products.map(({ sku }) => sku).join('\n'), ...given });
      }
      const ofPartner = all.filter(({ to }) => to !== 'nobody');
      const isOpen = (product: Placed) => ofPartner.length === 0 || ofPartner.some((one) => lets(one, product));
      const buyer = await partnerByCode(database, 'RULED') ?? { assortments: 'none' };
      const found = await productsBySku(database, tree.products.map(({ sku }) => sku), buyer);
      expect(tree.products.filter(({ sku }) => !found.get(sku)?.closed)).toEqual(tree.products.filter(isOpen));
      for (const product of tree.products) {
        const letting = (await productHead(database, product.sku))?.assortments.filter(({ code, letsThrough }) => letsThrough && code.startsWith('r'));
        expect(letting?.map(({ code }) => code)).toEqual(all.flatMap((one, index) => (lets(one, product) ? [`r${index}`] : [])));
      }
      for (const index of all.keys()) await keep.remove(clerk, `r${index}`);
    }), { numRuns: 40 });
  });
});

/** Something done while the assortment is given to nobody. */
async function opened<T>(work: () => Promise<T>): Promise<T> {
  const keep = app.web.get(KeepAssortment);
  await keep.change(clerk, 'home', { ...given, categories: [home], products: 'FAM-4000K-5W' });
  const done = await work();
  await keep.change(clerk, 'home', { ...given, categories: [home], products: 'FAM-4000K-5W', tiers: ['gold'] });
  return done;
}

async function anOrderBefore(): Promise<{ number: string }> {
  const { headers } = await opened(() => inside.postForm('/orders', { [`qty-${ids.closed}`]: '1' }).expect(303));
  return { number: String(headers.location).split('/').at(-1) ?? '' };
}
