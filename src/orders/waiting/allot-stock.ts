import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { allocate, type FreeStock, lockStock, moveStock } from '../../catalog/stock/stock-moves.js';
import { type AllocationRule, ruleOf } from '../../catalog/supplies/allocation-rules.js';
import { suppliesIn, suppliesOf } from '../../catalog/supplies/promise.js';
import { wakeQueues } from '../../catalog/supplies/wake-queues.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrderError } from '../order-error.js';
import { allot } from './allot.js';
import { freeBeyond } from './back-orders.js';
import { forecast, sharesOf } from './forecast.js';
import { dealersThatWait, type Expected, lastQuarter, ordersThatWait, type QueuedLine, queueOf } from './queue.queries.js';

type Scarce = { packSize: number; rule: AllocationRule; supplies: string | null };
type Turn = { id: string; given: number; day: string | null; isTold: boolean } & Expected;

@Injectable()
export class AllotStock {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /**
   * Shares out what is free of a product among the lines that wait for it, by its rule, and puts their promised days right. Done again it gives nothing more.
   * Locks the orders by id, then the stock. When another order has joined the queue meanwhile it leaves all to a new job, which locks that one too.
   */
  async run(productId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const orders = await ordersThatWait(tx, productId);
      if (orders.length === 0) return;
      const dealers = await dealersThatWait(tx, productId, lastQuarter(this.clock.today()));
      await tx.query('SELECT id FROM orders WHERE id IN (?) ORDER BY id FOR UPDATE', [orders]);
      const free = await lockStock(tx, [productId]);
      const queue = await queueOf(tx, productId, dealers);
      const locked = new Set(orders);
      if (queue.every(({ orderId }) => locked.has(orderId))) await this.share(tx, productId, free, queue);
      else await wakeQueues(tx, [productId], this.clock.now());
    });
  }

  private async share(tx: EntityManager, productId: string, free: FreeStock[], queue: QueuedLine[]): Promise<void> {
    const [product] = await tx.query<Scarce[]>(`SELECT p.pack_size AS packSize, ${ruleOf} AS rule, ${suppliesOf} AS supplies FROM products p WHERE p.id = ?`, [productId]);
    if (!product) return;
    const available = freeBeyond(free, 0);
    const given = allot(available, queue, product.rule, product.packSize);
    await reserve(tx, productId, free, given);
    const left = available - [...given.values()].reduce((sum, part) => sum + part, 0);
    const turns = turnsOf(queue, left, product, given);
    if (turns.length === 0) return;
    await writeTurns(tx, turns);
    await this.outbox.add(tx, 'notify', ...turns.filter(({ isTold }) => isTold).map(({ id, given: pieces }) => ({ event: pieces > 0 ? 'waiting.allotted' : 'waiting.promised', waiting: id })));
  }
}

async function reserve(tx: EntityManager, productId: string, free: FreeStock[], given: Map<string, number>): Promise<void> {
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
}

/** Lines of which something changes: what they are given, the day they were promised or, by share, what they may expect. */
function turnsOf(queue: QueuedLine[], left: number, { supplies, ...scarce }: Scarce, given: Map<string, number>): Turn[] {
  const open = queue.flatMap((line) => (given.get(line.id) === line.pieces ? [] : [{ ...line, pieces: line.pieces - (given.get(line.id) ?? 0) }]));
  const outlooks = forecast(left, suppliesIn(supplies), open, scarce);
  const shares = scarce.rule === 'by_share' ? sharesOf(open) : undefined;
  return queue.flatMap(({ id, partner, promisedOn, shown: before }) => {
    const [{ day, next }, part] = [outlooks.get(id) ?? { day: null, next: null }, given.get(id) ?? 0];
    const shown = shares ? { share: (shares.get(partner) ?? 0).toFixed(4), nextOn: next?.day ?? null, nextPieces: next?.pieces ?? null } : { share: null, nextOn: null, nextPieces: null };
    const isTold = part > 0 || day !== promisedOn;
    const isOther = shown.share !== before.share || shown.nextOn !== before.nextOn || shown.nextPieces !== before.nextPieces;
    return isTold || isOther ? [{ id, given: part, day, isTold, ...shown }] : [];
  });
}

async function writeTurns(tx: EntityManager, turns: Turn[]): Promise<void> {
  const rows = await affected(tx, `
    UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$.id', given INT UNSIGNED PATH '$.given', day DATE PATH '$.day', told INT PATH '$.told',
      share DECIMAL(5,4) PATH '$.share', next_on DATE PATH '$.nextOn', next_pieces INT UNSIGNED PATH '$.nextPieces')) t STRAIGHT_JOIN back_orders b ON b.order_line_id = t.id
    SET b.pieces = b.pieces - t.given, b.promised_on = t.day, b.share = t.share, b.next_on = t.next_on, b.next_pieces = t.next_pieces, b.revision = b.revision + t.told
    WHERE b.pieces >= t.given`, [JSON.stringify(turns.map(({ isTold, ...turn }) => ({ ...turn, told: Number(isTold) })))]);
  if (rows !== turns.length) throw new OrderError('stock_moved', {}, undefined, 409);
}
