import { answers, type ApiPart, arrayOf, day, idempotencyKey, inPath, inQuery, jsonBody, money, object, ref, text, unitPrice, whole } from '../platform/http/openapi.js';
import { fulfilments, orderStatuses, paymentStates } from './order-states.js';

const oneOf = (states: object) => ({ type: 'string', enum: Object.keys(states) });
const number = inPath('number', 'The order\'s number');
const quantity = { type: 'integer', minimum: 1, maximum: 1_000_000 };
const reason = jsonBody(object({ reason: text }));

const line = object({ sku: text, quantity, unitPrice, discount: text, amount: money, tax: money, shipped: whole, cancelled: whole, waiting: whole, promisedOn: day }, ['waiting', 'promisedOn']);

const newOrder = object({
  partner: { type: 'string', description: 'Partner code' }, poNumber: text, orderedOn: day,
  lines: arrayOf(object({ sku: text, quantity, unitPrice: { type: ['string', 'number'] }, discount: { type: ['string', 'number'], description: '0 to 1' } }, ['unitPrice', 'discount'])),
  draw: { type: 'array', items: { type: 'string', enum: ['rebate', 'prepaid'] }, description: 'Which of the partner\'s funds pay, as far as they reach' },
}, ['poNumber', 'orderedOn', 'draw']);

export const ordersApi: ApiPart = {
  schemas: {
    Order: object({
      number: text, partner: text, poNumber: text, orderedOn: day, status: oneOf(orderStatuses), fulfilment: oneOf(fulfilments), payment: oneOf(paymentStates),
      currency: text, lines: arrayOf(line), subtotal: money, tax: money, total: money,
      drawn: object({ rebate: money, prepaid: money }),
    }, ['drawn']),
  },
  paths: {
    '/api/v1/orders': {
      post: {
        summary: 'Place an order on a partner\'s behalf', description: 'Scope `orders.place`; `unitPrice` and `discount` need `orders.price` too. A product outside the partner\'s range is refused by line.',
        parameters: [idempotencyKey], requestBody: jsonBody(newOrder), responses: answers(201, 'The order', ref('Order'), 400, 409, 413, 415, 422),
      },
      get: {
        summary: 'Orders, newest first', description: 'Scope `orders.read`. `next` is the `after` of the following page.',
        parameters: [inQuery('partner', 'Partner code'), inQuery('status', 'A status'), inQuery('after', 'Where the last page ended')],
        responses: answers(200, 'A page of orders', object({ orders: arrayOf(ref('Order')), next: text }, ['next']), 422),
      },
    },
    '/api/v1/orders/{number}': { get: { summary: 'One order', description: 'Scope `orders.read`.', parameters: [number], responses: answers(200, 'The order', ref('Order'), 404) } },
    '/api/v1/orders/{number}/release': {
      post: { summary: 'Let a held order go on', description: 'Scope `credit.release`.', parameters: [number], requestBody: reason, responses: answers(200, 'The order', ref('Order'), 400, 404, 409, 413, 415, 422) },
    },
    '/api/v1/orders/{number}/cancellation': {
      post: { summary: 'Cancel what is not shipped', description: 'Scope `orders.cancel`.', parameters: [number], requestBody: reason, responses: answers(200, 'The order', ref('Order'), 400, 404, 409, 413, 415, 422) },
    },
  },
};
