import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let desk: Agent;
let buyer: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'HZ', { nameZh: '杭州启明灯饰', creditLimit: null });
  await aDealer(app.database, 'CD');
  await aProduct(app.database, 'DL-7', { price: '100.0000' });
  await aProduct(app.database, 'DL-9', { price: '50.0000' });
  await aProduct(app.database, 'DL-11');
  await app.database.query("UPDATE products SET barcode = '6901234567892' WHERE sku = 'DL-9'");
  [desk, buyer] = await Promise.all([asStaff(app, 'order_desk'), asBuyerOf(app, 'HZ')]);
}, 30_000);
afterAll(() => app.stop());

const anOrder = () => aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 4 }, { sku: 'DL-9', quantity: 2 }]);
const shipmentOf = async (order: string) => (await app.database.query<{ number: string }>('SELECT s.number FROM shipments s JOIN orders o ON o.id = s.order_id WHERE o.number = ?', [order]))[0]?.number ?? '';

describe('carriers', () => {
  it('are taken on once, and only with an address that leads to a parcel', async () => {
    const form = { code: 'SF', nameZh: '顺丰速运', trackingPattern: 'https://sf.example/{number}', _key: 'carrier-1' };
    for (const trackingPattern of ['http://sf.example/{number}', 'https://sf.example/', 'javascript:{number}', 'https://{number}']) {
      expect((await desk.postForm('/admin/carriers', { ...form, trackingPattern }).expect(422)).text).toContain('请填写以 https:// 开头');
    }
    await desk.postForm('/admin/carriers', form).expect(303);
    await desk.postForm('/admin/carriers', form).expect(303);
    expect((await desk.postForm('/admin/carriers', { ...form, _key: 'carrier-2' }).expect(422)).text).toContain('编码 SF 已被使用');
    await desk.postForm('/admin/carriers/SF', { nameZh: '顺丰', nameEn: 'SF Express', trackingPattern: 'https://sf.example/{number}' }).expect(303);
    expect((await desk.get('/admin/carriers').expect(200)).text).toContain('<b>顺丰</b>');
  });
});

describe('a shipment', () => {
  it('travels under several numbers, some noted later, which the dealer follows', async () => {
    const order = await anOrder();
    await desk.postForm(`/admin/orders/${order}/shipments`, { 'lines[DL-7][quantity]': '4', carrier: 'SF', trackingNumber: 'SF1，SF2' }).expect(303);
    const shipment = await shipmentOf(order);
    await desk.postForm(`/admin/orders/${order}/tracking`, { shipment, travelsBy: '德邦', numbers: 'DB 9' }).expect(303);
    expect((await desk.postForm(`/admin/orders/${order}/tracking`, { shipment, travelsBy: 'SF', numbers: 'SF1' }).expect(422)).text).toContain('SF1 已经登记过');
    const seen = (await buyer.get(`/orders/${order}`).expect(200)).text;
    for (const number of ['SF1', 'SF2']) expect(seen).toContain(`href="https://sf.example/${number}"`);
    expect(seen).toMatch(/德邦 · <span class="num">9</);
    const id = (await app.database.query<{ id: string }>("SELECT id FROM tracking_numbers WHERE number = 'SF2'"))[0]?.id;
    await desk.postForm(`/admin/orders/${order}/tracking/${id}/removal`).expect(303);
    expect((await buyer.get(`/orders/${order}`).expect(200)).text).not.toContain('SF2');
  });

  it('has a packing list and a delivery note on paper, for the desk and its own dealer', async () => {
    const order = await anOrder();
    await desk.postForm(`/admin/orders/${order}/shipments`, { 'lines[DL-7][quantity]': '4' }).expect(303);
    const shipment = await shipmentOf(order);
    for (const paper of ['packing-list', 'delivery-note']) {
      for (const [agent, place] of [[desk, '/admin'], [buyer, '']] as const) {
        const { body } = await agent.get(`${place}/shipments/${shipment}/${paper}/pdf`).expect(200).expect('content-type', 'application/pdf');
        expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      }
      await (await asBuyerOf(app, 'CD')).get(`/shipments/${shipment}/${paper}/pdf`).expect(404);
    }
  });

  it('is packed by scanner: batches and serials by piece, doubles and strangers refused beside their line', async () => {
    const order = await anOrder();
    const scans = (...lines: string[]) => desk.postForm(`/admin/orders/${order}/shipments`, { 'lines[DL-7][quantity]': '4', scans: lines.join('\n') });
    const refused = (await scans('DL-7 S1', 'DL-7 S1', 'DL-11', 'DL-7 S2').expect(422)).text;
    expect(refused).toContain('第 2 行：序列号 S1 重复');
    expect(refused).toContain('第 3 行：DL-11 不在这张订单上');
    expect(refused).toContain('DL-7 S2</textarea>');
    expect((await scans('6901234567892', '6901234567892', 'DL-9').expect(422)).text).toContain('DL-9');
    await scans('DL-7 B1/S1', 'DL-7 B1/S2', 'DL-7 B2/S3', '6901234567892').expect(303);
    expect(await app.database.query(`
      SELECT l.sku, sl.quantity, sl.batch, (SELECT GROUP_CONCAT(x.serial ORDER BY x.serial) FROM shipment_serials x WHERE x.shipment_line_id = sl.id) AS serials
      FROM shipment_lines sl JOIN order_lines l ON l.id = sl.order_line_id JOIN orders o ON o.id = l.order_id WHERE o.number = ? ORDER BY sl.id`, [order])).toEqual([
      { sku: 'DL-7', quantity: 2, batch: 'B1', serials: 'S1,S2' }, { sku: 'DL-7', quantity: 1, batch: 'B2', serials: 'S3' }, { sku: 'DL-9', quantity: 1, batch: '', serials: null }]);
    const [left] = await app.database.query<{ reserved: string }>('SELECT SUM(r.quantity) AS reserved FROM stock_reservations r JOIN order_lines l ON l.id = r.order_line_id JOIN orders o ON o.id = l.order_id WHERE o.number = ?', [order]);
    expect(left?.reserved).toBe('2');
  });
});
