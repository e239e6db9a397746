import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let token: string;
let erp: ReturnType<typeof api>;

const order = { partner: 'HZ', lines: [{ sku: 'DL-7', quantity: 2 }] };
const payment = { partner: 'HZ', amount: '5.00', receivedOn: '2026-01-05', reference: '网银' };

beforeAll(async () => {
  app = await startApp();
  token = await tokenFor(app, 'all');
  erp = api(app, token);
  await aDealer(app.database, 'HZ', { creditLimit: null });
  await aProduct(app.database, 'DL-7');
});
afterAll(() => app.stop());

const call = (method: 'get' | 'post', path: string) => request(app.url)[method](path).set('authorization', `Bearer ${token}`);

/** What a call answers, and which fields it points to with which code. */
async function refusal(asked: request.Test): Promise<[number, ...string[]]> {
  const { status, headers, body } = await asked;
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return [status, ...((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`)];
}

describe('the language of a refusal', () => {
  it.each([
    [undefined, 'Not found'], ['*', 'Not found'], ['fr', 'Not found'], ['zh;q=0.2, en;q=0.9', 'Not found'], ['zh-CN,zh;q=0.9', '没有找到'],
  ])('for %s', async (language, title) => {
    const asked = call('get', '/api/v1/orders/NOPE');
    expect((await (language ? asked.set('accept-language', language) : asked)).body.title).toBe(title);
  });
});

describe('a field that is wrong', () => {
  it.each<[string, object, string[]]>([
    ['/orders', {}, ['/partner isNotEmpty', '/lines isNotEmpty']],
    ['/orders', { ...order, partner: null }, ['/partner isNotEmpty']],
    ['/orders', { ...order, partner: ['HZ'] }, ['/partner isString']],
    ['/orders', { ...order, partner: [{ constructor: 1 }] }, ['/partner isString']],
    ['/orders', { ...order, partner: 'x'.repeat(41) }, ['/partner maxLength']],
    ['/orders', { ...order, lines: 'DL-7' }, ['/lines isArray']],
    ['/orders', { ...order, lines: [] }, ['/lines arrayMinSize']],
    ['/orders', { ...order, lines: [[]] }, ['/lines isObject']],
    ['/orders', { ...order, lines: [order.lines] }, ['/lines isObject']],
    ['/orders', { ...order, lines: [{ sku: 5, quantity: '2' }] }, ['/lines/0/sku isString', '/lines/0/quantity isInt']],
    ['/orders', { ...order, lines: [{ sku: 'DL-7' }] }, ['/lines/0/quantity isInt']],
    ['/orders', { ...order, lines: [{ sku: 'DL-7', quantity: 0 }] }, ['/lines/0/quantity min']],
    ['/orders', { ...order, lines: [{ sku: 'DL-7', quantity: 1.5 }] }, ['/lines/0/quantity isInt']],
    ['/orders', { ...order, orderedOn: '0000-01-01' }, ['/orderedOn isBusinessDay']],
    ['/payments', {}, ['/partner isNotEmpty', '/amount isAmount', '/receivedOn isBusinessDay', '/reference isNotEmpty']],
    ['/payments', { ...payment, amount: ['5'] }, ['/amount isAmount']],
    ['/payments', { ...payment, amount: [['5']] }, ['/amount isAmount']],
    ['/payments', { ...payment, receivedOn: '0000-01-01' }, ['/receivedOn isBusinessDay']],
    ['/payments', { ...payment, invoices: {} }, ['/invoices isArray']],
  ])('is pointed to, at %s %j', async (path, body, errors) => {
    expect(await refusal(erp.post(path, body))).toEqual([422, ...errors.map((error) => expect.stringMatching(new RegExp(`^${error}$`)))]);
  });

  it('is pointed to in a parcel', async () => {
    const number = await aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 2 }]);
    expect(await refusal(erp.post(`/orders/${number}/shipments`, { lines: [[]] }))).toEqual([422, '/lines isObject']);
    expect(await refusal(erp.post(`/orders/${number}/shipments`, { lines: [{ sku: 'DL-7', quantity: 2, serials: ['a1', 'A1'] }] }))).toEqual([422, '/lines/0/serials serial_count']);
  });

  it('is pointed to when a reason is but blanks', async () => {
    const number = await aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 2 }]);
    expect(await refusal(erp.post(`/orders/${number}/cancellation`, { reason: ' \n ' }))).toEqual([422, '/reason isNotEmpty']);
  });
});

it('answers a new order as reading it does', async () => {
  const wished = { partner: 'HZ', poNumber: 'PO-77', lines: [{ sku: 'dl-7', quantity: 3, unitPrice: '9.5', discount: '0.125' }] };
  const placed = (await erp.post('/orders', wished, 'order-read-back').expect(201)).body;
  const read = (await erp.get(`/orders/${placed.number}`).expect(200)).body;
  expect({ ...placed, status: read.status }).toEqual(read);
  expect((await erp.post('/orders', wished, 'order-read-back').expect(201)).body).toEqual(placed);
});

it('names the serial number that was shipped before', async () => {
  const number = await aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity: 2 }]);
  const parcel = { lines: [{ sku: 'DL-7', quantity: 1, serials: ['SN-1'] }] };
  await erp.post(`/orders/${number}/shipments`, parcel).expect(201);
  const { body } = await erp.post(`/orders/${number}/shipments`, parcel).expect(422);
  expect(body.errors).toEqual([{ pointer: '/lines/0/serials', code: 'duplicate_serial', detail: 'Serial number SN-1 was shipped before' }]);
});

describe('a body that is not what the call takes', () => {
  it.each([
    ['/orders', 'text/plain', JSON.stringify(order), 415], ['/orders', 'text/csv', 'sku\n', 415], ['/orders', 'application/json', '{"partner":', 400], ['/orders', 'application/json', '"text"', 400],
    ['/payments', 'application/x-www-form-urlencoded', 'partner=HZ&amount=5.00&receivedOn=2026-01-05&reference=x', 415], ['/orders', 'multipart/form-data; boundary=x', '--x--', 415],
    ['/orders', 'application/json; charset=nothing', JSON.stringify(order), 415], ['/orders', 'application/json', JSON.stringify({ ...order, poNumber: 'x'.repeat(1_100_000) }), 413],
    ['/imports/stock', 'application/json', '{}', 415], ['/imports/stock', 'text/csv', '', 400],
  ])('is refused: %s %s', async (path, type, body, status) => {
    expect(await refusal(call('post', `/api/v1${path}`).set('content-type', type).send(body))).toEqual([status]);
  });
});

it('reads nothing of whoever brings no token', async () => {
  for (const body of ['{"partner":', 'x'.repeat(2_000_000)]) {
    const { status } = await request(app.url).post('/api/v1/orders').set('content-type', 'application/json').send(body);
    expect(status).toBe(401);
  }
});

describe('the list of orders', () => {
  it.each(['after=garbage', 'after=-1', `after=${'9'.repeat(30)}`, 'status=lost', 'partner=a&partner=b'])('refuses %s', async (query) => {
    expect((await refusal(erp.get(`/orders?${query}`)))[0]).toBe(422);
  });

  it('takes an empty filter for none', async () => {
    expect((await erp.get('/orders?partner=&status=&after=').expect(200)).body.orders.length).toBeGreaterThan(0);
  });
});

it('has its addresses in small letters only, so that nothing of it is taken for a page', async () => {
  for (const path of ['/API/v1/orders', '/api/V1/orders', '/Api/v1/orders']) expect((await call('get', path)).status).not.toBe(200);
  expect((await request(app.url).get('/ADMIN')).headers.location).toBeUndefined();
});
