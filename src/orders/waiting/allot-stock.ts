import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { allocate, type FreeStock, lockStock, moveStock } from '../../catalog/stock/stock-moves.js';
import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';
import { ruleOf } from '../../catalog/supplies/allocation-rules.js';
import { dayOf } from '../../catalog/supplies/promise.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrderError } from '../order-error.js';
import { allot, inTurn } from './allot.js';
import { freeBeyond, suppliesOfProducts, unqueue } from './back-orders.js';
import { type QueuedLine, lastQuarter, queueOf } from './queue.queries.js';

type Scarce = { packSize: number; rule: AllocationRule };

@Injectable()
export class AllotStock {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /**
   * Shares out what is free of a product among the lines that wait for it, by its rule, and puts their promised days right. Done again it gives nothing more.
   * Locks the orders by id, then the stock; a line that came while they were being locked has a job of its own.
   */
  async run(productId: string): Promise<void> {
    const orders = await this.database.query<{ id: string }>('SELECT DISTINCT order_id AS id FROM back_orders WHERE product_id = ? AND pieces > 0', [productId]);
    if (orders.length === 0) return;
    await this.database.inTransaction(async (tx) => {
      const ids = orders.map(({ id }) => id);
      await tx.query('SELECT id FROM orders WHERE id IN (?) ORDER BY id FOR UPDATE', [ids]);
      const free = await lockStock(tx, [productId]);
      const [product] = await tx.query<Scarce[]>(`SELECT p.pack_size AS packSize, ${ruleOf} AS rule FROM products p WHERE p.id = ?`, [productId]);
      if (!product) return;
      const queue = await queueOf(tx, productId, ids, lastQuarter(this.clock.today()));
      const given = allot(freeBeyond(free, 0), queue, product.rule, product.packSize);
      await this.give(tx, productId, free, given);
      await this.promise(tx, productId, inTurn(queue.map((line) => ({ ...line, pieces: line.pieces - (given.get(line.id) ?? 0) })), product.rule), given);
    });
  }

  private async give(tx: EntityManager, productId: string, free: FreeStock[], given: Map<string, number>): Promise<void> {
    const left = free.map((row) => ({ ...row, available: Number(row.available) }));
    const reservations = [...given].flatMap(([orderLineId, pieces]) => allocate(left, pieces).map(({ warehouseId, quantity }) => {
      for (const row of left) if (row.warehouseId === warehouseId) row.available -= quantity;
      return { orderLineId, warehouseId, quantity };
    }));
    if (reservations.length === 0) return;
    const moves = [...Map.groupBy(reservations, ({ warehouseId }) => warehouseId)].map(([warehouseId, parts]) => ({ productId, warehouseId, onHand: 0, reserved: parts.reduce((sum, { quantity }) => sum + quantity, 0) }));
    if (!await moveStock(tx, moves)) throw new OrderError('stock_moved', {}, undefined, 409);
    await affected(tx, 'INSERT INTO stock_reservations (order_line_id, warehouse_id, quantity) VALUES ? ON DUPLICATE KEY UPDATE quantity = quantity + VALUES(quantity)',
      [reservations.map(({ orderLineId, warehouseId, quantity }) => [orderLineId, warehouseId, quantity])]);
    for (const [orderLineId, pieces] of given) if (!await unqueue(tx, orderLineId, pieces)) throw new OrderError('stock_moved', {}, undefined, 409);
  }

  // each line's day in its turn; the dealer is told what was allotted, and of another day
  private async promise(tx: EntityManager, productId: string, queue: QueuedLine[], given: Map<string, number>): Promise<void> {
    const supplies = (await suppliesOfProducts(tx, [productId])).get(productId) ?? [];
    let ahead = 0;
    for (const { id, pieces, promisedOn } of queue) {
      ahead += pieces;
      const day = pieces === 0 ? null : dayOf(supplies, ahead);
      const isAllotted = given.has(id);
      if (!isAllotted && day === promisedOn) continue;
      await affected(tx, 'UPDATE back_orders SET promised_on = ?, revision = revision + 1 WHERE order_line_id = ?', [day, id]);
      await this.outbox.add(tx, 'notify', { event: isAllotted ? 'waiting.allotted' : 'waiting.promised', waiting: id });
    }
  }
}
