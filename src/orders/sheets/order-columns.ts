import { translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Columns, day, figure, moment } from '../../platform/sheets/cells.js';
import type { HeldOrderView } from '../desk/held-order-views.js';
import type { DeskOrderRow, OrderRow } from '../desk/order-list.queries.js';
import { pillOf } from '../desk/order-stages.js';
import type { OrderLineRow } from './order-lines.queries.js';

const named = (nameZh: string | null, nameEn: string | null) => ({ nameZh: nameZh ?? '', nameEn: nameEn ?? '' });

const whose: Columns<DeskOrderRow> = {
  partnerCode: ({ partnerCode }) => partnerCode,
  partner: (row, language) => nameIn(language, row),
  tier: ({ tierZh, tierEn }, language) => nameIn(language, named(tierZh, tierEn)),
  territory: ({ territoryZh, territoryEn }, language) => nameIn(language, named(territoryZh, territoryEn)),
};

const head: Columns<OrderRow> = {
  order: ({ number }) => number,
  poNumber: ({ poNumber }) => poNumber,
  orderedOn: ({ orderedOn }) => day(orderedOn),
  placedAt: ({ placedAt }) => moment(placedAt),
  state: (row, language) => translate(language, `orders.stage.${pillOf(row).word}`),
};

const amounts: Columns<OrderRow> = {
  fulfilment: ({ fulfilment }, language) => translate(language, `orders.fulfilment.${fulfilment}`),
  paymentState: ({ payment }, language) => translate(language, `orders.payment.${payment}`),
  currency: ({ currency }) => currency,
  subtotal: ({ subtotal }) => figure(subtotal),
  tax: ({ tax }) => figure(tax),
  total: ({ total }) => figure(total),
};

const line: Columns<{ line: OrderLineRow; currency: string }> = {
  lineNo: ({ line: { lineNo } }) => figure(lineNo),
  sku: ({ line: { sku } }) => sku,
  product: ({ line: row }, language) => nameIn(language, row),
  unit: ({ line: { unit } }) => unit,
  quantity: ({ line: { quantity } }) => figure(quantity),
  unitPrice: ({ line: { unitPrice } }) => figure(unitPrice),
  discount: ({ line: { discount } }) => figure(discount),
  currency: ({ currency }) => currency,
  amount: ({ line: { amount } }) => figure(amount),
  taxRate: ({ line: { taxRate } }) => figure(taxRate),
  tax: ({ line: { tax } }) => figure(tax),
  shipped: ({ line: { shipped } }) => figure(shipped),
  cancelled: ({ line: { cancelled } }) => figure(cancelled),
  received: ({ line: { received } }) => figure(received),
};

export const ownOrderColumns: Columns<OrderRow> = { ...head, ...amounts };
export const orderColumns: Columns<DeskOrderRow> = { ...whose, ...ownOrderColumns };
export const ownLineColumns: Columns<OrderRow & { line: OrderLineRow }> = { ...head, ...line };
export const lineColumns: Columns<DeskOrderRow & { line: OrderLineRow }> = { ...whose, ...ownLineColumns };

export const heldColumns: Columns<HeldOrderView> = {
  order: ({ number }) => number,
  partnerCode: ({ partnerCode }) => partnerCode,
  partner: ({ dealer }) => dealer,
  currency: ({ currency }) => currency,
  total: ({ total }) => figure(total),
  holdReason: ({ pillWord }, language) => translate(language, `orders.stage.${pillWord}`),
  toPay: ({ decision }) => figure(decision?.figures.toPay),
  heldSince: ({ statusSince }) => moment(statusSince),
};
