import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition } from '../../platform/http/list-filter.js';
import type { Fulfilment, OrderStatus, PaymentState } from '../order-states.js';
import type { OrdersFilter, OwnOrdersFilter } from './order-filter.dto.js';
import { openStatuses, type Stage, stageOf, stages } from './order-stages.js';
import { deskWanted, ownWanted, type Wanted } from './wanted-orders.js';

export type OrderRow = {
  id: string; number: string; poNumber: string; placedAt: Date; orderedOn: string; currency: string; subtotal: string; tax: string; total: string;
  status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; holdReason: string | null; statusSince: Date; hasDiscrepancy: number; channel: string;
};

export type OwnOrderRow = OrderRow & { firstNameZh: string | null; firstNameEn: string | null; kinds: string };

export type DeskOrderRow = OrderRow & {
  partnerCode: string; nameZh: string; nameEn: string; tierZh: string | null; tierEn: string | null; territoryZh: string | null; territoryEn: string | null;
  accountId: string | null; creditLimit: string | null; temporaryLimit: string; temporaryUntil: string | null; openOrders: string; openInvoices: string; unapplied: string;
};

export type TurnedOrders<Row> = KeysetPage<Row> & { previous?: string };

const pageSize = 20;

const columns = `o.id, o.number, o.po_number AS poNumber, o.placed_at AS placedAt, o.ordered_on AS orderedOn, o.currency, o.subtotal, o.tax, o.total,
  o.status, o.fulfilment, o.payment, o.hold_reason AS holdReason, o.status_since AS statusSince, o.has_discrepancy AS hasDiscrepancy, o.channel`;

const ownOrders = {
  select: `${columns}, f.name_zh AS firstNameZh, f.name_en AS firstNameEn, (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id) AS kinds`,
  joins: 'LEFT JOIN order_lines f ON f.order_id = o.id AND f.line_no = 1',
};

const deskOrders = {
  select: `${columns}, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, t.name_zh AS tierZh, t.name_en AS tierEn,
    r.name_zh AS territoryZh, r.name_en AS territoryEn, a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit,
    a.temporary_until AS temporaryUntil, a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied`,
  joins: `JOIN partners p ON p.id = o.partner_id LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id
    LEFT JOIN credit_accounts a ON a.partner_id = o.partner_id`,
};

/** A dealer's orders, newest first. */
export function ordersOfPartner(reader: Reader, partnerId: string, filter: OwnOrdersFilter, size = pageSize): Promise<TurnedOrders<OwnOrderRow>> {
  return pageOf(reader, ownOrders, ownWanted(partnerId, filter), filter, size);
}

/** How many of a dealer's open orders stand in each stage. */
export function ownStageCounts(reader: Reader, partnerId: string, filter: OwnOrdersFilter): Promise<Map<Stage, number>> {
  return countStages(reader, ownWanted(partnerId, filter));
}

/** Everyone's orders, newest first, with the dealer and its credit. */
export function ordersOfAll(reader: Reader, filter: OrdersFilter, size = pageSize): Promise<TurnedOrders<DeskOrderRow>> {
  return pageOf(reader, deskOrders, deskWanted(filter), filter, size);
}

export function stageCounts(reader: Reader, filter: OrdersFilter): Promise<Map<Stage, number>> {
  return countStages(reader, deskWanted(filter));
}

// the page's ids come first: joined at once, the optimizer reads and sorts every order there is
async function pageOf<Row extends { id: string }>(reader: Reader, { select, joins }: typeof ownOrders, wanted: Wanted, filter: OwnOrdersFilter, size: number): Promise<TurnedOrders<Row>> {
  const turn = keysetTurn('o.id', filter);
  const stage: Condition[] = filter.stage ? [[stages[filter.stage].where]] : [];
  const branches = (wanted.oneOf.length > 0 ? wanted.oneOf : [undefined]).map((one) => allOf([...wanted.all, ...stage, ...(one ? [one] : []), [turn.where, turn.value]]));
  const ids = branches.map(({ sql }) => `(SELECT o.id FROM orders o WHERE ${sql} ORDER BY ${turn.order} LIMIT ${size + 1})`).join(' UNION ');
  const rows = await reader.query(
    `SELECT ${select} FROM (${ids}) wanted JOIN orders o ON o.id = wanted.id ${joins} ORDER BY ${turn.order} LIMIT ${size + 1}`, branches.flatMap(({ values }) => values));
  return turnedPage(rows as Row[], filter, size);
}

async function countStages(reader: Reader, { all, oneOf }: Wanted): Promise<Map<Stage, number>> {
  const search: Condition[] = oneOf.length > 0 ? [[`(${oneOf.map(([sql]) => sql).join(' OR ')})`, ...oneOf.flatMap(([, ...values]) => values)]] : [];
  const { sql, values } = allOf([['o.status IN (?)', openStatuses], ...all, ...search]);
  const rows = (await reader.query(`SELECT o.status, o.fulfilment, COUNT(*) AS count FROM orders o WHERE ${sql} GROUP BY o.status, o.fulfilment`, values)) as
    { status: OrderStatus; fulfilment: Fulfilment; count: string }[];
  const counts = new Map<Stage, number>();
  for (const { status, fulfilment, count } of rows) {
    const stage = stageOf(status, fulfilment);
    counts.set(stage, (counts.get(stage) ?? 0) + Number(count));
  }
  return counts;
}
