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
