import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf, asOwnerOf, asPartner, asStaff } from '../support/people.js';
import { aRequest } from '../support/quotes.js';
import { aPayment, anInvoice } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let staff: Agent;
let owner: Agent;
let own: Record<'order' | 'shipment' | 'invoice' | 'payment' | 'quote', string>;
let strange: typeof own;
let many: string[];

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'HZ-QIMING', { nameZh: '杭州启明灯饰' });
  await aDealer(app.database, 'SZ-MINGXUAN', { nameZh: '苏州明轩灯具' });
  await aProduct(app.database, 'LS-DL07');
  await aProduct(app.database, 'LS-OLD');
  await app.database.query("UPDATE products SET status = 'inactive' WHERE sku = 'LS-OLD'");
  own = await everythingOf('HZ-QIMING');
  strange = await everythingOf('SZ-MINGXUAN');
  many = [];
  for (let n = 0; n < 6; n++) many.push(await scene(app).placed('HZ-QIMING', [{ sku: 'LS-DL07', quantity: 1 }], n === 0 ? 'PO' : `PO-SITE-${n}`));
  await scene(app).placed('SZ-MINGXUAN', [{ sku: 'LS-DL07', quantity: 1 }], 'PO-SITE-9');
  [staff, owner] = [await asStaff(app, 'admin'), await asOwnerOf(app, 'HZ-QIMING')];
});
afterAll(() => app.stop());

async function everythingOf(partner: string): Promise<typeof own> {
  const lines = [{ sku: 'LS-DL07', quantity: 1 }];
  const { order, invoice } = await anInvoice(app, partner, lines);
  const [shipment] = await app.database.query<{ number: string }>('SELECT h.number FROM shipments h JOIN orders o ON o.id = h.order_id WHERE o.number = ?', [order]);
  const payment = await aPayment(app, partner, '10.00', []);
  return { order, invoice, shipment: shipment?.number ?? '', payment: payment.number, quote: await aRequest(app, partner, lines) };
}

const pageOf = async (agent: Agent, q: string) => {
  const { text } = await agent.get(`${agent === staff ? '/admin' : ''}/jump?${new URLSearchParams({ q })}`).expect(200);
  return text.slice(text.indexOf('<main'), text.indexOf('</main>')).replaceAll('&#x3D;', '=');
};
const hits = async (agent: Agent, q: string) => [...(await pageOf(agent, q)).matchAll(/<li><a href="([^"]+)"/g)].map(([, href]) => href);

describe('the jump box', () => {
  it('takes staff to anything by its number', async () => {
    for (const [kind, number] of Object.entries(own)) {
      const href = kind === 'shipment' ? `/admin/orders/${own.order}#shipment-${number}` : `/admin/${kind}s/${number}`;
      expect(await hits(staff, number.toLowerCase())).toEqual([href]);
    }
  });

  it('takes staff to partners by code or name, to goods and to a month', async () => {
    expect(await hits(staff, 'hz-qi')).toEqual(['/admin/partners/HZ-QIMING']);
    expect(await hits(staff, '明轩')).toEqual(['/admin/partners/SZ-MINGXUAN']);
    expect(await hits(staff, 'ls-old')).toEqual(['/admin/catalog/LS-OLD']);
    expect(await hits(staff, '2026年1月')).toContain('/admin/statements?period=2026-01');
  });

  it('takes a dealer to its own things and to goods in sale', async () => {
    for (const [kind, number] of Object.entries(own)) expect(await hits(owner, number)).toEqual([`/${kind}s/${number}`]);
    expect(await hits(owner, 'LS-DL07')).toEqual(['/catalog/LS-DL07']);
    expect(await hits(owner, '2026-01')).toContain('/statements/2026-01');
    expect(await hits(owner, 'LS-OLD')).not.toContain('/catalog/LS-OLD');
  });

  it("never shows a dealer what is a stranger's, nor a partner", async () => {
    for (const number of [...Object.values(strange), 'PO-SITE-9', 'SZ-MINGXUAN', '苏州明轩']) expect(await pageOf(owner, number)).not.toMatch(/MINGXUAN<|明轩灯具|<a href="\/(?!catalog)/);
    const begun = (await Promise.all(Object.values(own).map((number) => hits(owner, number.slice(0, 3))))).flat();
    expect(begun.filter((href) => Object.values(strange).some((number) => href?.includes(number)))).toEqual([]);
  });

  it('shows each role only what its permissions reach', async () => {
    const buyer = await asBuyerOf(app, 'HZ-QIMING');
    expect(await hits(buyer, own.order)).toEqual([`/orders/${own.order}`]);
    for (const number of [own.invoice, own.payment, '2026-01']) expect((await hits(buyer, number)).filter((href) => !href?.startsWith('/catalog'))).toEqual([]);
    expect(await hits(await asAccountantOf(app, 'HZ-QIMING'), own.invoice)).toEqual([`/invoices/${own.invoice}`]);
    const learner = await asPartner(app, 'HZ-QIMING', 'learner');
    expect((await hits(learner, own.order)).filter((href) => href?.startsWith('/orders'))).toEqual([]);
    const editor = await asStaff(app, 'content_editor');
    const { text } = await editor.get(`/admin/jump?q=${own.order}`).expect(200);
    expect(text).not.toContain(`/admin/orders/${own.order}`);
  });

  it('shows five of a kind, the exact one first, and leads to all of them', async () => {
    const found = await hits(owner, 'PO');
    expect(found[0]).toBe(`/orders/${many[0]}`);
    expect(found.filter((href) => href?.startsWith('/orders/'))).toHaveLength(5);
    expect(await pageOf(owner, 'PO')).toContain('href="/orders?q=PO"');
    expect(await pageOf(staff, 'PO-SITE')).toContain('href="/admin/orders?q=PO-SITE"');
  });

  it('puts the kind that has just this code first, and shows goods that are only like it when nothing else is found', async () => {
    expect((await hits(staff, 'LS-DL07'))[0]).toBe('/admin/catalog/LS-DL07');
    expect(wordsOf(await pageOf(owner, 'LS-DX07'))).toContain('相近');
  });

  it('says what to type, and that nothing was found, and takes signs of patterns as they are', async () => {
    expect(wordsOf(await pageOf(staff, ''))).toContain('请输入要查找的内容');
    expect(wordsOf(await pageOf(owner, 'S'))).toContain('请输入要查找的内容');
    for (const q of ['xylophone', '%%', '__', '<script>']) expect(wordsOf(await pageOf(staff, q))).toContain('没有找到相关内容');
  });

  it('answers the box with the results alone', async () => {
    const { text } = await owner.get(`/jump?q=${own.order}`).set('HX-Request-Type', 'partial').expect(200);
    expect(text).toContain(`/orders/${own.order}`);
    expect(text).not.toMatch(/<html|<main|<h1/);
  });
});
