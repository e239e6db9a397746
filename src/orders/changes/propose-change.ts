import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { Audit } from '../../identity/audit.js';
import { type PartnerTerms, partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type FieldError, Invalid, NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { type LockedOrder, lockOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { orderableLines, partnerWhoOrders } from '../placing/orderable.js';
import { quantityFault } from '../placing/price-lines.js';
import { changeMachine, sideOf } from './change-states.js';
import { type ChangedLine, changedLines, cutTooFar, isChanged, type StandingLine, totalsAfter, type Wish } from './changed-lines.js';
import { OrderChange } from './order-change.entity.js';
import { refuseRise } from './refuse-rise.js';
import { standingLines } from './standing-lines.js';

/** `lines`: what is asked of the order's own lines; `added`: products that come to it. */
export type ChangeRequest = { lines: Wish[]; added: Wish[]; reason: string };

@Injectable()
export class ProposeChange {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** One side asks to change an approved order; nothing moves until the other agrees. Throws `not_changeable`, `change_waits`, `ordering_closed`, `change_nothing`, `change_all`; Invalid by line. */
  async run(actor: Actor, number: string, request: ChangeRequest, key: string | undefined): Promise<{ id: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { change: number, ...request } }, at, async () => {
      const { order } = await lockOrder(tx, actor, number);
      await mayChange(tx, order);
      const lines = await this.wanted(tx, order, request);
      await refuseRise(tx, actor, order, totalsAfter(lines).total);
      const { identifiers } = await tx.insert(OrderChange, {
        orderId: order.id, baseVersion: order.version, status: 'proposed', side: sideOf(actor), proposedByName: actor.name, proposedAt: at, reason: request.reason,
        changedLines: JSON.stringify(lines), totalBefore: order.total, totalAfter: totalsAfter(lines).total,
      });
      const id = String(identifiers[0]?.id);
      await beginState(tx, changeMachine, id, 'proposed', { actor, at, reason: request.reason });
      await this.audit.write(tx, { actor, action: 'order.change_proposed', subject: number, detail: { before: { total: order.total }, after: { total: totalsAfter(lines).total }, reason: request.reason }, partnerId: order.partnerId });
      await this.outbox.add(tx, 'notify', { event: `change.${sideOf(actor) === 'dealer' ? 'asked' : 'offered'}`, change: id });
      return { id };
    }));
  }

  private async wanted(tx: EntityManager, order: LockedOrder, { lines: wishes, added }: ChangeRequest): Promise<ChangedLine[]> {
    const standing = await standingLines(tx, order.id);
    const partner = await partnerById(tx, order.partnerId);
    if (!partner) throw new NotFound();
    const kept = changedLines(standing, wishes, order.currency);
    const faults = [...cutTooFar(standing, kept), ...await unfit(tx, partner, standing, kept), ...twice(standing, added)];
    if (faults.length > 0) throw new Invalid(faults);
    const lines = [...kept, ...added.length > 0 ? await this.priced(tx, partner, order.currency, added) : []];
    if (lines.some(({ before, after }) => after > before)) await partnerWhoOrders(tx, order);
    if (!lines.some(isChanged)) throw new OrderError('change_nothing');
    if (lines.every(({ id, after }) => after === (standing.find((line) => line.id === id)?.shipped ?? 0) + (standing.find((line) => line.id === id)?.cancelled ?? 0))) throw new OrderError('change_all');
    return lines;
  }

  // what comes to an order has today's price
  private async priced(tx: EntityManager, partner: PartnerTerms, currency: string, added: Wish[]): Promise<ChangedLine[]> {
    const lines = await orderableLines(tx, { ...partner, currency }, added, this.clock.today()).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid(error.fields.map((fault) => ({ ...fault, field: 'added' }))) : error;
    });
    return lines.map(({ product, quantity, unitPrice, discount, amount, tax, trace }, index) => ({
      id: null, productId: product.id, sku: product.sku, nameZh: product.nameZh, nameEn: product.nameEn, unit: product.unit, priceTrace: JSON.stringify(trace),
      unitPrice, discount, taxRate: product.taxRate, before: 0, after: quantity, amountBefore: '0.00', amountAfter: amount, taxAfter: tax,
      promisedBefore: null, promisedAfter: added[index]?.promisedOn ?? null,
    }));
  }
}

async function mayChange(tx: EntityManager, order: LockedOrder): Promise<void> {
  if (order.status !== 'approved' || (order.fulfilment !== 'none' && order.fulfilment !== 'partial')) throw new OrderError('not_changeable', { number: order.number }, undefined, 409);
  const [open] = await tx.query<object[]>("SELECT id FROM order_changes WHERE order_id = ? AND status = 'proposed' LIMIT 1", [order.id]);
  if (open) throw new OrderError('change_waits', { number: order.number }, undefined, 409);
}

// minimum and packs hold for what is still to come; of a product no longer sold, or not to this partner, there can only be less, and of what has its price for being paid ahead
async function unfit(tx: EntityManager, partner: PartnerTerms, standing: StandingLine[], lines: ChangedLine[]): Promise<FieldError[]> {
  const moved = lines.filter(({ before, after }) => before !== after);
  const products = await productsBySku(tx, moved.map(({ sku }) => sku), partner);
  return moved.flatMap(({ id, sku, before, after, priceTrace }): FieldError[] => {
    const product = products.get(sku.toUpperCase());
    const gone = standing.find((line) => line.id === id);
    if (!product || after === (gone?.shipped ?? 0) + (gone?.cancelled ?? 0)) return [];
    if (after > before && isPaidAhead(priceTrace)) return [{ field: `lines.${sku}.quantity`, key: 'orders.errors.change_paid_ahead', values: { sku } }];
    const fault = quantityFault(after < before ? { ...product, status: 'active', closed: false } : product, after);
    return fault ? [{ ...fault, field: `lines.${sku}.quantity` }] : [];
  });
}

const isPaidAhead = (trace: string) => (JSON.parse(trace) as { prepayDiscount?: string }).prepayDiscount !== undefined;

function twice(standing: StandingLine[], added: Wish[]): FieldError[] {
  const known = new Set(standing.map(({ sku }) => sku.toUpperCase()));
  return added.filter(({ sku }) => known.has(sku.toUpperCase())).map(({ sku }) => ({ field: 'added', key: 'orders.errors.duplicate_sku', values: { sku } }));
}
