import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { anyone, type Buyer } from '../../catalog/assortments/range.js';
import { Audit } from '../../identity/audit.js';
import { partnerById } from '../../partners/partners.queries.js';
import { type ListLines, linesIn } from './lines-text.js';
import { ListError } from './list-error.js';
import { OrderListLine } from './order-list-line.entity.js';
import { OrderList } from './order-list.entity.js';

const mostLists = 500;

/** Whose list: a partner's person's, or the supplier's, then a template that stands in the trail. */
export type Keeper = { partnerId: string; userId: string } | { partnerId: null; userId: null };
export type WantedList = { nameZh: string; nameEn?: string; shared?: boolean; tier?: string; lines: string };

@Injectable()
export class KeepList {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws Invalid at `lines`, `too_many_lists`, `unknown_tier`. */
  create(actor: Actor, keeper: Keeper, wanted: WantedList, key: string | undefined): Promise<{ id: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { keeper, wanted } }, this.clock.now(), async () => {
      const [known] = await tx.query<{ lists: string }[]>('SELECT COUNT(*) AS lists FROM order_lists WHERE partner_id <=> ?', [keeper.partnerId]);
      if (Number(known?.lists) >= mostLists) throw new ListError('too_many_lists', { count: mostLists });
      const { identifiers } = await tx.insert(OrderList, { ...keeper, ...await this.columns(tx, actor, wanted) });
      const id = String(identifiers[0]?.id);
      await replaceLines(tx, id, await linesIn(tx, wanted.lines, await buyerOf(tx, keeper)));
      await this.trail(tx, actor, keeper, 'templates.created', wanted);
      return { id };
    }));
  }

  /** Throws NotFound and what `create` throws. */
  async change(actor: Actor, keeper: Keeper, id: string, wanted: WantedList): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockList(tx, keeper, id);
      await tx.update(OrderList, { id }, await this.columns(tx, actor, wanted));
      await replaceLines(tx, id, await linesIn(tx, wanted.lines, await buyerOf(tx, keeper)));
      await this.trail(tx, actor, keeper, 'templates.changed', wanted);
    });
  }

  async remove(actor: Actor, keeper: Keeper, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const nameZh = await lockList(tx, keeper, id);
      await affected(tx, 'DELETE FROM order_list_lines WHERE list_id = ?', [id]);
      await affected(tx, 'DELETE FROM order_lists WHERE id = ?', [id]);
      await this.trail(tx, actor, keeper, 'templates.removed', { nameZh });
    });
  }

  private async columns(tx: EntityManager, actor: Actor, { nameZh, nameEn = '', shared = false, tier }: WantedList) {
    const [found] = tier ? await tx.query<{ id: string }[]>('SELECT id FROM tiers WHERE code = ?', [tier]) : [];
    if (tier && !found) throw new ListError('unknown_tier', { tier }, 'tier');
    return { nameZh, nameEn, isShared: shared, tierId: found?.id ?? null, keptByName: actor.name, keptAt: this.clock.now() };
  }

  private async trail(tx: EntityManager, actor: Actor, { partnerId }: Keeper, action: string, { nameZh, tier }: Pick<WantedList, 'nameZh' | 'tier'>): Promise<void> {
    if (partnerId === null) await this.audit.write(tx, { actor, action, subject: nameZh, detail: { tier } });
  }
}

/** A person changes their own lists and the shared ones of the company; staff the templates. Returns its name. */
async function lockList(tx: EntityManager, { partnerId, userId }: Keeper, id: string): Promise<string> {
  const [row] = await tx.query<{ nameZh: string }[]>(
    'SELECT name_zh AS nameZh FROM order_lists WHERE id = ? AND partner_id <=> ? AND (user_id <=> ? OR is_shared = 1) FOR UPDATE', [id, partnerId, userId]);
  if (!row) throw new NotFound();
  return row.nameZh;
}

/** Whose range the lines keep to; a template is for many. */
async function buyerOf(tx: EntityManager, { partnerId }: Keeper): Promise<Buyer> {
  return (partnerId === null ? undefined : await partnerById(tx, partnerId)) ?? anyone;
}

async function replaceLines(tx: EntityManager, listId: string, lines: ListLines): Promise<void> {
  await affected(tx, 'DELETE FROM order_list_lines WHERE list_id = ?', [listId]);
  await tx.insert(OrderListLine, lines.map((line, index) => ({ ...line, listId, position: index + 1 })));
}
