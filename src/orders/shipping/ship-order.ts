import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteMoves } from '../../catalog/stock/stock-history.js';
import { lockStock, moveStock, skusMissing } from '../../catalog/stock/stock-moves.js';
import { overdueOf } from '../../credit/receivables.js';
import type { AccountRow } from '../../credit/accounts.js';
import type { Drawn } from '../../credit/funds/draws.js';
import { isHeldByHand } from '../../credit/decide-credit.js';
import { overdueBeyond } from '../../credit/overdue-rule.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { minus, smaller, sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { transition } from '../../platform/states/transition.js';
import { spendOnInvoice } from '../draws.js';
import { type LockedOrder, lockOrder } from '../lock-order.js';
import { atHand, orderLinesOf, reservationsOf, type Reserved } from '../open-lines.js';
import { withdrawUnfitPlans } from '../planning/plans.js';
import { shippedAmounts } from '../placing/order-amounts.js';
import { OrderError } from '../order-error.js';
import { type Fulfilment, fulfilmentMachine } from '../order-states.js';
import { parcelLines, type ParcelLine } from './parcel-lines.js';
import { takeReserved } from './take-reserved.js';
import { type Travel, writeShipment } from './write-shipment.js';

export type Parcel = Travel & { lines?: ParcelLine[] };

export type ShippedOrder = {
  order: Pick<LockedOrder, 'id' | 'number' | 'partnerId' | 'currency' | 'termsDays' | 'payment'>;
  shipment: { id: string; number: string };
  lines: { orderLineId: string; quantity: number; amount: string; tax: string }[];
  committedReleased: string; drawn: Drawn;
};

@Injectable()
export class ShipOrder {
  constructor(private readonly clock: Clock) {}

  /**
   * Ships all or part of an approved order inside the caller's transaction; whoever invoices it moves the credit account.
   * Throws `not_approved`, `shipment_on_hold`, `nothing_to_ship`, `not_in_warehouse`, `duplicate_serial`; Invalid by line for quantities and serials.
   */
  async within(tx: EntityManager, actor: Actor, number: string, parcel: Parcel): Promise<ShippedOrder> {
    const { order, account } = await lockOrder(tx, actor, number);
    if (order.status !== 'approved') throw new OrderError('not_approved', { number }, undefined, 409);
    await this.checkAgain(tx, order, account);
    const open = await orderLinesOf(tx, order.id);
    const packed = parcelLines(atHand(open), parcel.lines);
    const taken = takeReserved(packed, await reservationsOf(tx, order.id));
    await takeOut(tx, taken);
    const shipmentNumber = await drawNumber(tx, 'SH', this.clock.today());
    const shipment = await writeShipment(tx, { actor, order, number: shipmentNumber, parcel, packed, taken, at: this.clock.now() });
    await noteMoves(tx, taken.map(({ quantity, ...place }) => ({ ...place, pieces: -quantity })), { kind: 'shipped', reference: shipmentNumber, actor, at: this.clock.now() });
    const lines = packed.map(({ line, quantity }) => ({ orderLineId: line.id, quantity, ...shippedAmounts(line, quantity, order.currency) }));
    const left = open.reduce((total, line) => total + Number(line.open), 0) - packed.reduce((total, { quantity }) => total + quantity, 0);
    const invoice = sum(lines.flatMap(({ amount, tax }) => [amount, tax]));
    const drawn = await spendOnInvoice(tx, order, invoice, left === 0);
    const spent = sum([drawn.rebate, drawn.prepaid]);
    const committedReleased = smaller(order.committed, minus(invoice, spent));
    await this.moveOrder(tx, actor, order, { left, committed: minus(order.committed, committedReleased), setAside: minus(order.setAside, spent) });
    await withdrawUnfitPlans(tx, order, { actor, at: this.clock.now(), reason: shipmentNumber });
    return { order, shipment, lines, committedReleased, drawn };
  }

  /** The account may have been held or fallen overdue since the approval; what finance released goes on. */
  private async checkAgain(tx: EntityManager, order: LockedOrder, account: AccountRow | undefined): Promise<void> {
    if (account && isHeldByHand(account)) throw new OrderError('shipment_on_hold', { reason: account.holdReason }, undefined, 409);
    if (!account || order.releasedTotal !== null) return;
    const today = this.clock.today();
    const overdue = await overdueOf(tx, order.partnerId, today);
    const beyond = overdueBeyond(account, overdue, today);
    if (beyond) throw new OrderError('shipment_overdue', { days: beyond.days, amount: overdue.amount }, undefined, 409);
  }

  private async moveOrder(tx: EntityManager, actor: Actor, order: LockedOrder, { left, committed, setAside }: { left: number; committed: string; setAside: string }): Promise<void> {
    const to: Fulfilment = left === 0 ? 'shipped' : 'partial';
    await affected(tx, 'UPDATE orders SET committed = ?, set_aside = ? WHERE id = ?', [committed, setAside, order.id]);
    if (order.fulfilment !== to) await transition(tx, fulfilmentMachine, { id: order.id, from: order.fulfilment }, to, { actor, at: this.clock.now() });
  }
}

// after a correction of the stock there may be less than was reserved
async function takeOut(tx: EntityManager, taken: Reserved[]): Promise<void> {
  await lockStock(tx, taken.map(({ productId }) => productId));
  const moves = taken.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHand: -quantity, reserved: -quantity }));
  if (await moveStock(tx, moves)) return;
  throw new OrderError('not_in_warehouse', { skus: (await skusMissing(tx, moves)).join(', ') }, undefined, 409);
}

/** Writes on the shipment which invoice asks for its money. */
export async function noteInvoice(tx: EntityManager, shipmentId: string, invoiceNumber: string): Promise<void> {
  await affected(tx, 'UPDATE shipments SET invoice_number = ? WHERE id = ? AND invoice_number IS NULL', [invoiceNumber, shipmentId]);
}
