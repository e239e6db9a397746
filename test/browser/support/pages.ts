import type { House } from '../../support/busy-house.js';

/** What to open of each address pattern; the order of things to look at, from empty to full. */
export type Pages = Record<string, (house: House) => string[]>;

const each = (path: string, values: Iterable<string>, query = '') => [...values].map((value) => `${path}/${value}${query}`);

export const publicPages: Pages = {
  '/login': () => ['/login'],
  '/password/forgotten': () => ['/password/forgotten', '/password/forgotten?sent=1'],
  '/password/reset/:token': ({ reset }) => [`/password/reset/${reset}`],
};

export const portalPages: Pages = {
  '/': () => ['/'],
  '/account': () => ['/account'],
  '/account/people': () => ['/account/people', '/account/people?q=nothing'],
  '/account/people/new': () => ['/account/people/new'],
  '/account/people/:login/edit': () => ['/account/people/hangzhou-owner/edit', '/account/people/new.buyer/edit'],
  '/account/company': () => ['/account/company'],
  '/account/company/addresses/new': () => ['/account/company/addresses/new'],
  '/account/company/addresses/:id/edit': ({ address }) => [`/account/company/addresses/${address}/edit`],
  '/catalog': () => ['/catalog', '/catalog?q=nothing-of-this'],
  '/catalog/:code': ({ goods }) => each('/catalog', goods.codes),
  '/cart': () => ['/cart'],
  '/quick-order': () => ['/quick-order'],
  '/orders': () => ['/orders', '/orders?stage=completed&q=nothing'],
  '/orders/:number': ({ orders }) => each('/orders', Object.values(orders)),
  '/shipments/:number': ({ shipments }) => each('/shipments', shipments),
  '/invoices': () => ['/invoices', '/invoices?view=overdue'],
  '/invoices/:number': ({ invoices }) => each('/invoices', invoices),
  '/payments': () => ['/payments'],
  '/payments/new': () => ['/payments/new'],
  '/payments/:number': ({ payments }) => each('/payments', payments),
  '/statements': () => ['/statements'],
  '/statements/:period': ({ months }) => each('/statements', months),
  '/notifications': () => ['/notifications'],
};

/** What a partner sees who doesn't order. */
export const retailPages: Pages = {
  '/': () => ['/'],
  '/catalog': () => ['/catalog'],
  '/catalog/:code': () => ['/catalog/LS-DL09'],
};

export const adminPages: Pages = {
  '/admin': () => ['/admin', '/admin?stage=held&period=quarter'],
  '/admin/account': () => ['/admin/account'],
  '/admin/orders': () => ['/admin/orders', '/admin/orders?stage=held&q=hangzhou&from=2026-01-01'],
  '/admin/orders/new': () => ['/admin/orders/new', '/admin/orders/new?partner=hangzhou'],
  '/admin/orders/:number': ({ orders }) => [...each('/admin/orders', Object.values(orders)), `/admin/orders/${orders.held}?form=approval`],
  '/admin/credit': () => ['/admin/credit'],
  '/admin/credit/:code': () => ['/admin/credit/hangzhou'],
  '/admin/invoices': () => ['/admin/invoices'],
  '/admin/invoices/:number': ({ invoices }) => each('/admin/invoices', invoices),
  '/admin/payments': () => ['/admin/payments', '/admin/payments?view=all'],
  '/admin/payments/new': () => ['/admin/payments/new?partner=hangzhou'],
  '/admin/payments/:number': ({ payments }) => each('/admin/payments', payments),
  '/admin/statements': () => ['/admin/statements'],
  '/admin/statements/:period/:code': ({ months }) => each('/admin/statements', months, '/hangzhou'),
  '/admin/partners': () => ['/admin/partners'],
  '/admin/partners/new': () => ['/admin/partners/new'],
  '/admin/partners/:code': () => ['/admin/partners/hangzhou'],
  '/admin/partners/:code/edit': () => ['/admin/partners/hangzhou/edit'],
  '/admin/partners/:code/addresses/new': () => ['/admin/partners/hangzhou/addresses/new'],
  '/admin/partners/:code/addresses/:id/edit': ({ address }) => [`/admin/partners/hangzhou/addresses/${address}/edit`],
  '/admin/places': () => ['/admin/places'],
  '/admin/places/:kind/new': () => ['/admin/places/tiers/new', '/admin/places/territories/new'],
  '/admin/places/:kind/:code/edit': () => ['/admin/places/tiers/gold/edit'],
  '/admin/company': () => ['/admin/company'],
  '/admin/catalog': () => ['/admin/catalog', '/admin/catalog?q=LS-&status=active&lacks=picture', '/admin/catalog?q=nothing-of-this'],
  '/admin/catalog/new': () => ['/admin/catalog/new'],
  '/admin/catalog/:sku': () => each('/admin/catalog', ['LS-PL66-40', 'LS-DL09-3000K-12W', 'LS-NEW', 'LS-GONE']),
  '/admin/catalog/:sku/edit': () => ['/admin/catalog/LS-PL66-40/edit'],
  '/admin/categories': () => ['/admin/categories'],
  '/admin/categories/new': () => ['/admin/categories/new'],
  '/admin/categories/:id/edit': ({ goods }) => [`/admin/categories/${goods.category}/edit`],
  '/admin/families': () => ['/admin/families', '/admin/families?q=nothing-of-this'],
  '/admin/families/new': () => ['/admin/families/new'],
  '/admin/families/:code/edit': () => ['/admin/families/LS-DL09/edit'],
  '/admin/prices': () => ['/admin/prices', '/admin/prices?q=nothing'],
  '/admin/prices/new': () => ['/admin/prices/new'],
  '/admin/prices/trial': () => ['/admin/prices/trial', '/admin/prices/trial?partner=hangzhou&sku=LS-T8-18&quantity=60', '/admin/prices/trial?partner=retail&sku=LS-NEW'],
  '/admin/prices/:code': ({ lists }) => [...each('/admin/prices', lists), `/admin/prices/${lists[0]}?state=past&day=2026-01-01&scope=tier`],
  '/admin/prices/:code/edit': ({ lists }) => each('/admin/prices', lists, '/edit'),
  '/admin/prices/:code/prices/new': ({ lists, prices }) => [`/admin/prices/${lists[0]}/prices/new`, `/admin/prices/${lists[0]}/prices/new?like=${prices[0]}`],
  '/admin/prices/:code/prices/:id/edit': ({ lists, prices }) => each(`/admin/prices/${lists[0]}/prices`, prices, '/edit'),
  '/admin/stock': () => ['/admin/stock', '/admin/stock?view=over', '/admin/stock?view=short&q=nothing'],
  '/admin/stock/:sku': () => ['/admin/stock/LS-PL66-40', '/admin/stock/LS-NEW'],
  '/admin/stock/:sku/:warehouse': () => ['/admin/stock/LS-PL66-40/MAIN'],
  '/admin/warehouses': () => ['/admin/warehouses'],
  '/admin/warehouses/new': () => ['/admin/warehouses/new'],
  '/admin/warehouses/:code/edit': () => ['/admin/warehouses/MAIN/edit'],
  '/admin/users': () => ['/admin/users', '/admin/users?view=staff&role=admin&state=blocked&q=nothing'],
  '/admin/users/new': () => ['/admin/users/new', '/admin/users/new?place=partner'],
  '/admin/users/:login': () => ['/admin/users/hangzhou-owner', '/admin/users/staff-admin', '/admin/users/new.buyer'],
  '/admin/users/:login/edit': () => ['/admin/users/hangzhou-owner/edit'],
  '/admin/users/:login/memberships/new': () => ['/admin/users/hangzhou-owner/memberships/new?place=partner'],
  '/admin/users/:login/memberships/:place/edit': () => ['/admin/users/hangzhou-owner/memberships/hangzhou/edit', '/admin/users/staff-admin/memberships/supplier/edit'],
  '/admin/api-tokens': () => ['/admin/api-tokens', '/admin/api-tokens?q=nothing'],
  '/admin/api-tokens/new': () => ['/admin/api-tokens/new'],
  '/admin/audit': () => ['/admin/audit', '/admin/audit?person=nobody&from=2026-01-01&partner=hangzhou'],
  '/admin/imports': () => ['/admin/imports'],
  '/admin/imports/:id': ({ imports }) => imports,
  '/admin/notifications': () => ['/admin/notifications'],
  '/admin/outbox-mail': () => ['/admin/outbox-mail'],
  '/admin/outbox-mail/:name': ({ mail }) => [`/admin/outbox-mail/${mail}`],
  '/admin/queues': () => ['/admin/queues'],
};

/** Answers that are no page: files, fragments of a page, redirects, the style pages (which have a spec of their own). */
export const noPages = [
  '/healthz', '/readyz', '/metrics', '/files/products/:id', '/orders/:number/state', '/quick-order/check', '/quick-order/lines',
  '/invoices/:number/pdf', '/payments/:number/voucher', '/statements/:period/pdf',
  '/admin/audit/export', '/admin/invoices/:number/pdf', '/admin/payments/:number/voucher', '/admin/statements/:period/:code/pdf', '/admin/imports/templates/:kind',
  '/admin/styleguide', '/admin/styleguide/:name',
];
