import { answers, type ApiPart, arrayOf, day, idempotencyKey, inPath, inQuery, jsonBody, money, object, ref, text } from '../platform/http/openapi.js';

const quantity = { type: 'integer', minimum: 1 };
const parcel = object({ lines: arrayOf(object({ sku: text, quantity, batch: text, serials: arrayOf(text) }, ['batch', 'serials'])), carrier: text, trackingNumber: text }, ['lines', 'carrier', 'trackingNumber']);
const movement = object({ date: day, kind: text, number: text, debit: money, credit: money, balance: money });

export const settlementApi: ApiPart = {
  schemas: {
    Shipment: object({ number: text, invoice: text }),
    Payment: object({ number: text, amount: money, unapplied: money, allocations: arrayOf(object({ invoice: text, amount: money })) }),
    Funds: object({ currency: text, prepaid: money, deposit: money, rebate: money, setAside: money, movements: arrayOf(object({ date: day, fund: text, kind: text, amount: money, balance: money, document: text, note: text })), next: text }, ['next']),
    Statement: object({
      opening: money, movements: arrayOf(movement), closing: money, unapplied: money,
      ageing: object({ current: money, d1_30: money, d31_60: money, d61_90: money, d90_plus: money }),
    }),
  },
  paths: {
    '/api/v1/orders/{number}/shipments': {
      post: {
        summary: 'Ship and invoice all that is open, or the lines named', description: 'Scope `orders.ship`.', parameters: [inPath('number', 'The order\'s number'), idempotencyKey],
        requestBody: { ...jsonBody(parcel), required: false }, responses: answers(201, 'Shipment and invoice', ref('Shipment'), 400, 404, 409, 413, 415, 422),
      },
    },
    '/api/v1/payments': {
      post: {
        summary: 'Record money received and match it, oldest due first unless invoices are named', description: 'Scope `payments.record`.', parameters: [idempotencyKey],
        requestBody: jsonBody(object({ partner: text, amount: { type: ['string', 'number'], description: 'Above 0, at most two decimals' }, receivedOn: day, reference: text, invoices: arrayOf(text) }, ['invoices'])),
        responses: answers(201, 'The payment', ref('Payment'), 400, 409, 413, 415, 422),
      },
    },
    '/api/v1/partners/{code}/funds': {
      get: {
        summary: 'A partner\'s prepaid money, deposit and rebate', description: 'Scope `credit.read`. Balances as of now; movements newest first, `next` is the `after` of the following page. `setAside` has left the balances for orders that are not invoiced yet.',
        parameters: [inPath('code', 'Partner code'), inQuery('fund', 'prepaid, deposit or rebate'), inQuery('kind', 'A kind of movement'), inQuery('after', 'Where the last page ended')],
        responses: answers(200, 'The funds', ref('Funds'), 404, 422),
      },
    },
    '/api/v1/partners/{code}/statement': {
      get: {
        summary: 'A partner\'s statement of a period', description: 'Scope `statements.read`. Ageing is of open invoices as of `to` or today, whichever is earlier.',
        parameters: [inPath('code', 'Partner code'), inQuery('from', 'First day'), inQuery('to', 'Last day')], responses: answers(200, 'The statement', ref('Statement'), 404, 422),
      },
    },
  },
};
