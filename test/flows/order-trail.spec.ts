import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let admin: Agent;
let owner: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou', { creditLimit: '1000.00' });
  await aProduct(app.database, 'LS-PL66-40');
  [admin, owner] = [await asStaff(app, 'admin'), await asOwnerOf(app, 'hangzhou')];
});
afterAll(() => app.stop());

const order = (quantity: number) => aPlacedOrder(app, 'hangzhou', [{ sku: 'LS-PL66-40', quantity }]);
const trail = async (number: string) => (await app.database.query<{ done: string }>(
  "SELECT CONCAT(actor_name, ' ', action, ' ', IFNULL(JSON_VALUE(detail, '$.reason'), '')) AS done FROM audit_entries WHERE subject = ? ORDER BY id", [number])).map(({ done }) => done.trim());

it('tells who shipped an order and cancelled the rest', async () => {
  const number = await order(2);
  await admin.postForm(`/admin/orders/${number}/shipments`, { lines: { 'LS-PL66-40': { quantity: '1' } } }).expect(303);
  await admin.postForm(`/admin/orders/${number}/cancellation`, { reason: '余下不要了' }).expect(303);
  expect(await trail(number)).toEqual(['staff-admin order.shipped', 'staff-admin order.cancelled 余下不要了']);
});

it('tells who released, refused and cancelled an order that was held', async () => {
  const [released, refused, cancelled] = [await order(50), await order(60), await order(70)];
  await admin.postForm(`/admin/orders/${released}/approval`, { reason: '月底付清' }).expect(303);
  await admin.postForm(`/admin/orders/${refused}/refusal`, { reason: '超出额度' }).expect(303);
  await owner.postForm(`/orders/${cancelled}/cancellation`, { reason: '改到下月' }).expect(303);
  expect([await trail(released), await trail(refused), await trail(cancelled)]).toEqual([
    ['staff-admin order.released 月底付清'], ['staff-admin order.refused 超出额度'], ['hangzhou-owner order.cancelled 改到下月'],
  ]);
});
