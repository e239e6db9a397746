import { anyone, needs, onlyFor, type Rules } from './rules.js';

const reason = { reason: '改到下月' };
const address = { label: '三号仓', recipient: '收货组', phone: '400-800-0002', line: '物流园 3 号库' };
const password = 'another-lan-shi-2026';

/** Routes that ask for nobody's permission. */
export const publicRules: Rules = {
  'GET /healthz': anyone(),
  'GET /readyz': anyone(),
  'GET /metrics': anyone(),
  'GET /login': anyone(),
  'POST /login': anyone(undefined, { login: 'nobody', password }),
  'POST /logout': anyone(),
  'GET /password/forgotten': anyone(),
  'POST /password/forgotten': anyone(undefined, { login: 'nobody' }),
  'GET /password/reset/:token': anyone(({ reset }) => [reset]),
  'POST /password/reset/:token': anyone(({ reset }) => [reset], { password, repeat: password }),
  'POST /preferences': anyone(undefined, { theme: 'dark' }),
  'GET /admin/styleguide': anyone(),
  'GET /admin/styleguide/:name': anyone(({ style }) => [style]),
  'GET /api/v1/openapi.json': anyone(),
};

/** Routes anyone may call, but only a person who is logged in gets something. */
export const personRules: Rules = {
  'GET /files/products/:id': anyone(({ picture }) => [picture]),
  'POST /companies/:code/choice': anyone(({ code }) => [code]),
};

/** What partners use. */
export const portalRules: Rules = {
  'GET /': needs('portal.home'),
  'GET /account': needs('portal.account'),
  'POST /account/profile': needs('portal.account', undefined, { name: '王敏', language: 'en' }),
  'POST /account/password': needs('portal.account', undefined, { current: 'wrong', password, repeat: password }),
  'GET /account/people': needs('portal.people'),
  'GET /account/people/new': needs('portal.people'),
  'POST /account/people': needs('portal.people', undefined, { login: 'newcomer', name: '新同事', email: 'new@example.com', roles: ['buyer'] }),
  'GET /account/people/:login/edit': needs('portal.people', ({ mate }) => [mate]),
  'POST /account/people/:login': needs('portal.people', ({ mate }) => [mate], { roles: ['accountant'] }),
  'POST /account/people/:login/removal': needs('portal.people', ({ mate }) => [mate]),
  'POST /account/people/:login/invitation': needs('portal.people', ({ mate }) => [mate]),
  'GET /account/company': needs('portal.account'),
  'GET /account/company/addresses/new': needs('portal.company'),
  'POST /account/company/addresses': needs('portal.company', undefined, address),
  'GET /account/company/addresses/:id/edit': needs('portal.company', (of) => [of.address]),
  'POST /account/company/addresses/:id': needs('portal.company', (of) => [of.address], address),
  'POST /account/company/addresses/:id/removal': needs('portal.company', (of) => [of.address]),
  'GET /catalog': needs('portal.catalog'),
  'GET /catalog/:code': needs('portal.catalog', ({ product }) => [product]),
  'GET /cart': needs('portal.order'),
  'POST /cart': needs('portal.order'),
  'POST /cart/lines': needs('portal.order', undefined, { code: 'LS-T8-18' }),
  'GET /quick-order': needs('portal.order'),
  'GET /quick-order/check': needs('portal.order'),
  'GET /quick-order/lines': needs('portal.order'),
  'POST /quick-order/check': needs('portal.order', undefined, { text: 'LS-T8-18 25' }),
  'POST /quick-order/lines': needs('portal.order', undefined, { text: 'LS-T8-18 25' }),
  'POST /quick-order/bad-lines': needs('portal.order', undefined, { text: 'nothing 1' }),
  'GET /orders': needs('portal.orders'),
  'POST /orders': needs('portal.order'),
  'GET /orders/:number': needs('portal.orders', ({ held }) => [held]),
  'GET /orders/:number/state': needs('portal.orders', ({ held }) => [held]),
  'POST /orders/:number/again': needs('portal.order', ({ shipped }) => [shipped]),
  'POST /orders/:number/cancellation': needs('portal.order', ({ held }) => [held], reason),
  'GET /shipments/:number': needs('portal.orders', ({ shipment }) => [shipment]),
  'POST /shipments/:number/receipt': needs('portal.receive', ({ shipment }) => [shipment]),
  'GET /invoices': needs('portal.settlement'),
  'GET /invoices/:number': needs('portal.settlement', ({ invoice }) => [invoice]),
  'GET /invoices/:number/pdf': needs('portal.settlement', ({ invoice }) => [invoice]),
  'GET /payments': needs('portal.settlement'),
  'GET /payments/new': needs('portal.pay'),
  'POST /payments': needs('portal.pay'),
  'GET /payments/:number': needs('portal.settlement', ({ payment }) => [payment]),
  'GET /payments/:number/voucher': needs('portal.settlement', ({ voucher }) => [voucher]),
  'GET /statements': needs('portal.settlement'),
  'GET /statements/:period': needs('portal.settlement', ({ month }) => [month]),
  'GET /statements/:period/pdf': needs('portal.settlement', ({ month }) => [month]),
  'POST /statements/:period/signature': needs('portal.sign', ({ month }) => [month], { noted: '1' }),
  'GET /statements/:period/lines/:line/dispute': needs('portal.settlement', ({ month, line }) => [month, line]),
  'POST /statements/:period/lines/:line/dispute': needs('portal.sign', ({ month, line }) => [month, line], { note: '这笔款项金额不符' }),
  'POST /statements/:period/lines/:line/dispute/removal': needs('portal.sign', ({ month, noted }) => [month, noted]),
  'GET /statements/:period/lines/:line/dispute/file': needs('portal.settlement', ({ month, noted }) => [month, noted]),
  'GET /notifications': needs('portal.home'),
  'POST /notifications/readings': needs('portal.home'),
  'POST /notifications/:id/opening': onlyFor('owner', needs('portal.home', ({ notification }) => [notification])),
};
