import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import type { Fulfilment, OrderStatus, PaymentState } from '../order-states.js';
import type { OrdersFilter, OwnOrdersFilter } from './order-filter.dto.js';
import { openStatuses, type Stage, stageOf, stages } from './order-stages.js';

export type OrderRow = {
  id: string; number: string; poNumber: string; placedAt: Date; orderedOn: string; currency: string; total: string;
  status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; holdReason: string | null; statusSince: Date; hasDiscrepancy: number;
};

export type OwnOrderRow = OrderRow & { firstNameZh: string | null; firstNameEn: string | null; kinds: string };

export type DeskOrderRow = OrderRow & {
  partnerCode: string; nameZh: string; nameEn: string; tierZh: string | null; tierEn: string | null; territoryZh: string | null; territoryEn: string | null;
  accountId: string | null; creditLimit: string | null; temporaryLimit: string; temporaryUntil: string | null; openOrders: string; openInvoices: string; unapplied: string;
};

export type TurnedOrders<Row> = KeysetPage<Row> & { previous?: string };

type Condition = [sql: string, ...values: unknown[]];

const pageSize = 20;

const columns = `o.id, o.number, o.po_number AS poNumber, o.placed_at AS placedAt, o.ordered_on AS orderedOn, o.currency, o.total,
  o.status, o.fulfilment, o.payment, o.hold_reason AS holdReason, o.status_since AS statusSince, o.has_discrepancy AS hasDiscrepancy`;

const ownOrders = `
  SELECT ${columns}, f.name_zh AS firstNameZh, f.name_en AS firstNameEn, (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id) AS kinds
  FROM orders o LEFT JOIN order_lines f ON f.order_id = o.id AND f.line_no = 1`;

const ofPartners = `
  FROM orders o JOIN partners p ON p.id = o.partner_id LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id`;

const deskOrders = `
  SELECT ${columns}, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, t.name_zh AS tierZh, t.name_en AS tierEn,
    r.name_zh AS territoryZh, r.name_en AS territoryEn, a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit,
    a.temporary_until AS temporaryUntil, a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied
  ${ofPartners} LEFT JOIN credit_accounts a ON a.partner_id = o.partner_id`;

/** A dealer's orders, newest first. */
export function ordersOfPartner(reader: Reader, partnerId: string, filter: OwnOrdersFilter): Promise<TurnedOrders<OwnOrderRow>> {
  return pageOf(reader, ownOrders, [...inStage(filter), ...ownConditions(partnerId, filter)], filter);
}

/** How many of a dealer's open orders stand in each stage. */
export function ownStageCounts(reader: Reader, partnerId: string, filter: OwnOrdersFilter): Promise<Map<Stage, number>> {
  return countStages(reader, 'FROM orders o', ownConditions(partnerId, filter));
}

/** Everyone's orders, newest first, with the dealer and its credit. */
export function ordersOfAll(reader: Reader, filter: OrdersFilter): Promise<TurnedOrders<DeskOrderRow>> {
  return pageOf(reader, deskOrders, [...inStage(filter), ...deskConditions(filter)], filter);
}

export function stageCounts(reader: Reader, filter: OrdersFilter): Promise<Map<Stage, number>> {
  return countStages(reader, ofPartners, deskConditions(filter));
}

async function pageOf<Row extends { id: string }>(reader: Reader, select: string, conditions: Condition[], filter: OwnOrdersFilter): Promise<TurnedOrders<Row>> {
  const turn = keysetTurn('o.id', filter);
  const { sql, values } = allOf([...conditions, [turn.where, turn.value]]);
  const rows = await reader.query(`${select} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(rows as Row[], filter, pageSize);
}

async function countStages(reader: Reader, from: string, conditions: Condition[]): Promise<Map<Stage, number>> {
  const { sql, values } = allOf([['o.status IN (?)', openStatuses], ...conditions]);
  const rows = (await reader.query(`SELECT o.status, o.fulfilment, COUNT(*) AS count ${from} WHERE ${sql} GROUP BY o.status, o.fulfilment`, values)) as
    { status: OrderStatus; fulfilment: Fulfilment; count: string }[];
  const counts = new Map<Stage, number>();
  for (const { status, fulfilment, count } of rows) {
    const stage = stageOf(status, fulfilment);
    counts.set(stage, (counts.get(stage) ?? 0) + Number(count));
  }
  return counts;
}

function inStage({ stage }: OwnOrdersFilter): Condition[] {
  return stage ? [[stages[stage].where]] : [];
}

function ownConditions(partnerId: string, { q }: OwnOrdersFilter): Condition[] {
  return [['o.partner_id = ?', partnerId], ...(q ? [['(o.number LIKE ? OR o.po_number LIKE ?)', containing(q), containing(q)] as Condition] : [])];
}

function deskConditions({ q, partner, territory, tier, from, to, discrepancy }: OrdersFilter): Condition[] {
  const like = containing(q ?? '');
  const wanted: (Condition | undefined)[] = [
    q ? ['(o.number LIKE ? OR o.po_number LIKE ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, q, like, like] : undefined,
    partner ? ['p.code = ?', partner] : undefined,
    territory ? ['r.code = ?', territory] : undefined,
    tier ? ['t.code = ?', tier] : undefined,
    from ? ['o.ordered_on >= ?', from] : undefined,
    to ? ['o.ordered_on <= ?', to] : undefined,
    discrepancy ? ['o.has_discrepancy = 1'] : undefined,
  ];
  return wanted.filter((condition) => condition !== undefined);
}

function allOf(conditions: Condition[]): { sql: string; values: unknown[] } {
  return { sql: conditions.map(([sql]) => sql).join(' AND ') || 'TRUE', values: conditions.flatMap(([, ...values]) => values) };
}

function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
