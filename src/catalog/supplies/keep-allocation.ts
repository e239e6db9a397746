import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { StockError } from '../stock/stock-error.js';
import { lockStock } from '../stock/stock-moves.js';
import type { AllocationRule } from './allocation-rules.js';
import type { AllocationForm } from './supply.dto.js';
import { wakeQueues } from './wake-queues.js';

type Kept = { id: string; sku: string; backOrder: number; rule: AllocationRule | null };

@Injectable()
export class KeepAllocation {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Whether a product may be ordered beyond its stock, and by which rule it is shared out; none is the house's. Throws NotFound, `lines_wait`. */
  async ofProduct(actor: Actor, sku: string, { backOrder, rule }: AllocationForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [named] = await tx.query<{ id: string }[]>('SELECT id FROM products WHERE sku = ?', [sku]);
      if (!named) throw new NotFound();
      await lockStock(tx, [named.id]);
      const [before] = await tx.query<Kept[]>('SELECT id, sku, back_order AS backOrder, allocation_rule AS rule FROM products WHERE id = ? FOR UPDATE', [named.id]);
      if (!before) throw new NotFound();
      const [waiting] = await tx.query<object[]>('SELECT order_line_id FROM back_orders WHERE product_id = ? AND pieces > 0 LIMIT 1', [before.id]);
      if (!backOrder && waiting) throw new StockError('lines_wait', {}, 'backOrder', 409);
      if (Boolean(before.backOrder) === backOrder && (before.rule ?? undefined) === rule) return;
      await affected(tx, 'UPDATE products SET back_order = ?, allocation_rule = ? WHERE id = ?', [backOrder, rule ?? null, before.id]);
      await this.audit.write(tx, {
        actor, action: 'stock.allocation_changed', subject: before.sku,
        detail: { before: { backOrder: Boolean(before.backOrder), rule: before.rule ?? '' }, after: { backOrder, rule: rule ?? '' } },
      });
      await wakeQueues(tx, [before.id], this.clock.now());
    });
  }

  /** The rule of every product that has none of its own. Throws `no_company`. */
  async ofHouse(actor: Actor, rule: AllocationRule): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<{ rule: AllocationRule }[]>('SELECT allocation_rule AS rule FROM company WHERE id = 1 FOR UPDATE');
      if (!before) throw new StockError('no_company', {}, 'rule');
      if (before.rule === rule) return;
      await affected(tx, 'UPDATE company SET allocation_rule = ? WHERE id = 1', [rule]);
      const followers = await tx.query<{ id: string }[]>('SELECT DISTINCT b.product_id AS id FROM back_orders b JOIN products p ON p.id = b.product_id WHERE b.pieces > 0 AND p.allocation_rule IS NULL');
      await wakeQueues(tx, followers.map(({ id }) => id), this.clock.now());
      await this.audit.write(tx, { actor, action: 'stock.house_rule_changed', subject: 'supplier', detail: { before: { rule: before.rule }, after: { rule } } });
    });
  }
}
