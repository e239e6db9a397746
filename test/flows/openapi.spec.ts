import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Response } from 'supertest';
import request from 'supertest';
import { apiRules } from '../support/access/admin-rules.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

type Operation = { responses: Record<string, { content?: Record<string, { schema: object }> }> };
type Description = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

let app: TestApp;
let erp: ReturnType<typeof api>;
let described: Description;

beforeAll(async () => {
  app = await startApp();
  erp = api(app, await tokenFor(app, 'all'));
  described = (await request(app.url).get('/api/v1/openapi.json').expect(200)).body as Description;
  await aDealer(app.database, 'HZ', { creditLimit: '1000.00' });
  await aDealer(app.database, 'free', { creditLimit: null });
  await aProduct(app.database, 'DL-7', { taxRate: '0.13' });
});
afterAll(() => app.stop());

const lines = [{ sku: 'DL-7', quantity: 2 }];
const placed = (quantity = 2) => aPlacedOrder(app, 'HZ', [{ sku: 'DL-7', quantity }]);
const body = { partner: 'HZ', amount: '5.00', receivedOn: '2026-01-05', reference: '网银' };

/** Every answer the house gives, by the call of the description it belongs to. */
const calls: [path: string, method: 'get' | 'post', status: number, call: () => Promise<Response>][] = [
  ['/api/v1/imports/products', 'post', 200, async () => erp.csv('/imports/products', 'sku,name_zh,category\nDL-8,筒灯,灯具\n')],
  ['/api/v1/imports/stock', 'post', 422, async () => erp.csv('/imports/stock', 'warehouse,sku,on_hand\nMAIN,NOPE,1\n')],
  ['/api/v1/imports/stock', 'post', 202, async () => erp.csv('/imports/stock', `warehouse,sku,on_hand\n${'MAIN,DL-7,1\n'.repeat(10_001)}`)],
  ['/api/v1/imports/prices', 'post', 400, async () => erp.csv('/imports/prices', 'nothing\n')],
  ['/api/v1/imports/partners', 'post', 415, async () => erp.post('/imports/partners', {})],
  ['/api/v1/imports/{id}', 'get', 200, async () => erp.get(`/imports/${(await app.database.query<{ id: string }>('SELECT MIN(id) AS id FROM imports'))[0]?.id}`)],
  ['/api/v1/imports/{id}', 'get', 404, async () => erp.get('/imports/999999')],
  ['/api/v1/orders', 'post', 201, async () => erp.post('/orders', { partner: 'free', poNumber: 'PO-1', lines: [{ sku: 'DL-7', quantity: 2, unitPrice: 9.5, discount: '0.1' }] })],
  ['/api/v1/orders', 'post', 422, async () => erp.post('/orders', { partner: 'NOPE', lines })],
  ['/api/v1/orders', 'get', 200, async () => erp.get('/orders')],
  ['/api/v1/orders', 'get', 422, async () => erp.get('/orders?status=lost')],
  ['/api/v1/orders/{number}', 'get', 200, async () => erp.get(`/orders/${await placed()}`)],
  ['/api/v1/orders/{number}', 'get', 404, async () => erp.get('/orders/NOPE')],
  ['/api/v1/orders/{number}/release', 'post', 200, async () => erp.post(`/orders/${await placed(50)}/release`, { reason: '已电话确认' })],
  ['/api/v1/orders/{number}/release', 'post', 409, async () => erp.post(`/orders/${await aPlacedOrder(app, 'free', lines)}/release`, { reason: 'x' })],
  ['/api/v1/orders/{number}/cancellation', 'post', 200, async () => erp.post(`/orders/${await placed()}/cancellation`, { reason: 'x' })],
  ['/api/v1/orders/{number}/cancellation', 'post', 422, async () => erp.post(`/orders/${await placed()}/cancellation`, {})],
  ['/api/v1/orders/{number}/shipments', 'post', 201, async () => erp.post(`/orders/${await aPlacedOrder(app, 'free', lines)}/shipments`)],
  ['/api/v1/orders/{number}/shipments', 'post', 409, async () => erp.post(`/orders/${await placed(50)}/shipments`)],
  ['/api/v1/payments', 'post', 201, async () => erp.post('/payments', { ...body, partner: 'free' })],
  ['/api/v1/payments', 'post', 422, async () => erp.post('/payments', { ...body, amount: -1 })],
  ['/api/v1/partners/{code}/statement', 'get', 200, async () => erp.get('/partners/free/statement')],
  ['/api/v1/partners/{code}/statement', 'get', 422, async () => erp.get('/partners/free/statement?from=x')],
  ['/api/v1/partners/{code}/credit', 'get', 200, async () => erp.get('/partners/HZ/credit')],
  ['/api/v1/partners/{code}/credit', 'get', 200, async () => erp.get('/partners/free/credit')],
  ['/api/v1/partners/{code}/credit', 'get', 404, async () => erp.get('/partners/NOPE/credit')],
];

/** What of an answer is not as described. */
function untrue(path: string, method: string, { status, headers, body: answer }: Response): unknown {
  const type = String(headers['content-type']).split(';')[0] ?? '';
  const schema = described.paths[path]?.[method]?.responses[status]?.content?.[type]?.schema;
  if (!schema) return `${status} ${type} is not described`;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'house', components: closed(described.components) });
  const whole = JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"house#/')) as object;
  return ajv.validate(whole, answer) ? null : ajv.errors;
}

// nothing is answered that is not described
function closed(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, part: unknown) =>
    (typeof part === 'object' && part !== null && 'type' in part && part.type === 'object' ? { ...part, additionalProperties: false } : part)) as object;
}

describe('the description of the API', () => {
  it('speaks of every call there is', () => {
    const spoken = Object.entries(described.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    const kinds = ['products', 'partners', 'prices', 'stock'].map((kind) => `POST /api/v1/imports/${kind}`);
    expect(spoken.toSorted()).toEqual([...Object.keys(apiRules).filter((route) => route !== 'POST /api/v1/imports/:kind'), ...kinds].toSorted());
  });

  it.each(calls)('is true of %s %s %i', async (path, method, status, call) => {
    const answer = await call();
    expect({ status: answer.status, untrue: untrue(path, method, answer) }).toEqual({ status, untrue: null });
  });

  it.each(Object.keys(apiRules))('tells of refused machines at %s', (route) => {
    const [method = '', path = ''] = route.toLowerCase().split(' ');
    const operation = described.paths[path.replace(':kind', 'stock').replace(/:(\w+)/g, '{$1}')]?.[method];
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['401', '403']));
  });
});
