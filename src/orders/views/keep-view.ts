import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { may, type StaffActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { NotFound } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import { OrderView } from './order-view.entity.js';

type NewView = { name: string; query: string; isShared: boolean; isDefault: boolean };

@Injectable()
export class KeepView {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Keeps a filter under a name, for oneself or, by those who may, for everyone. Throws `view_name_taken`, `view_sharing`. */
  async create(actor: StaffActor, view: NewView, key: string | undefined): Promise<{ id: string }> {
    if (view.isShared && !may(actor, 'views.share')) throw new OrderError('view_sharing', {}, 'isShared', 403);
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: view }, this.clock.now(), async () => {
      if (view.isDefault) await noDefault(tx, actor.userId);
      const made = await tx.insert(OrderView, { ...view, userId: actor.userId }).catch((error: unknown) => {
        throw isDuplicate(error) ? new OrderError('view_name_taken', { name: view.name }, 'name') : error;
      });
      if (view.isShared) await this.audit.write(tx, { actor, action: 'order.view_shared', detail: { name: view.name } });
      return { id: String(made.identifiers[0]?.id) };
    }));
  }

  /** Opens the list with this view from now on, or with all orders again. */
  async setDefault(actor: StaffActor, id: string, isDefault: boolean): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await ownView(tx, actor, id);
      await noDefault(tx, actor.userId);
      if (isDefault) await affected(tx, 'UPDATE order_views SET is_default = 1 WHERE id = ?', [id]);
    });
  }

  async remove(actor: StaffActor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { name, isShared } = await ownView(tx, actor, id);
      await affected(tx, 'DELETE FROM order_views WHERE id = ?', [id]);
      if (isShared) await this.audit.write(tx, { actor, action: 'order.view_removed', detail: { name } });
    });
  }
}

async function ownView(tx: EntityManager, { userId }: StaffActor, id: string): Promise<{ name: string; isShared: number }> {
  const [view] = await tx.query<{ name: string; isShared: number }[]>('SELECT name, is_shared AS isShared FROM order_views WHERE id = ? AND user_id = ? FOR UPDATE', [id, userId]);
  if (!view) throw new NotFound();
  return view;
}

async function noDefault(tx: EntityManager, userId: string): Promise<void> {
  await affected(tx, 'UPDATE order_views SET is_default = 0 WHERE user_id = ? AND is_default = 1', [userId]);
}
