import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { Audit } from '../audit.js';
import { Membership } from '../membership.entity.js';
import { checkLoss, lockGovernors } from './governors.js';
import { checkRoles, type Place } from './place.js';
import { UserError } from './user-error.js';

/** A person's roles at a place of work. What changes is seen at their next request. */
@Injectable()
export class KeepMembership {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws `already_there`, `unknown_role`. */
  async add(actor: Actor, userId: string, place: Place, roles: string[], key?: string): Promise<void> {
    checkRoles(place, roles);
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { userId, place, roles } }, this.clock.now(), async () => {
      if ((await lockRoles(tx, userId, place)).length > 0) throw new UserError('already_there', {}, 'partner');
      await this.write(tx, actor, { userId, place, before: [], after: roles });
      return {};
    }));
  }

  /** Gives exactly these roles. Throws `common.changed_meanwhile`, `unknown_role`, `own_role`, `last_admin`, `last_owner`; NotFound for someone who does not work there. */
  async change(actor: Actor, userId: string, place: Place, roles: string[], was = ''): Promise<void> {
    checkRoles(place, roles);
    await this.replace(actor, userId, place, roles, was);
  }

  /** Takes the person out of the place; the account stays. Throws like `change`. */
  async remove(actor: Actor, userId: string, place: Place): Promise<void> {
    await this.replace(actor, userId, place, []);
  }

  private async replace(actor: Actor, userId: string, place: Place, after: string[], was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const governors = await lockGovernors(tx, place);
      const before = await lockRoles(tx, userId, place);
      if (before.length === 0) throw new NotFound();
      refuseStale(was, before.toSorted());
      checkLoss(actor, userId, place, before.filter((role) => !after.includes(role)), governors);
      await this.write(tx, actor, { userId, place, before, after });
    });
  }

  private async write(tx: EntityManager, actor: Actor, { userId, place: { partnerId, code }, before, after }: { userId: string; place: Place; before: string[]; after: string[] }): Promise<void> {
    const lost = before.filter((role) => !after.includes(role));
    const won = [...new Set(after)].filter((role) => !before.includes(role));
    if (lost.length + won.length === 0) return;
    if (lost.length > 0) await tx.query('DELETE FROM memberships WHERE user_id = ? AND partner_id <=> ? AND role IN (?)', [userId, partnerId, lost]);
    if (won.length > 0) await tx.insert(Membership, won.map((role) => ({ userId, partnerId, role, createdAt: this.clock.now() })));
    const [action, roles] = actOf(before, after);
    await this.audit.write(tx, { actor, action, subject: `user:${userId}`, detail: { company: code, ...roles }, partnerId });
  }
}

function actOf(before: string[], after: string[]): [action: string, roles: object] {
  if (before.length === 0) return ['membership.added', { roles: after }];
  if (after.length === 0) return ['membership.removed', { roles: before }];
  return ['membership.changed', { before: { roles: before }, after: { roles: after } }];
}

// the user's row is the lock: for staff no unique key keeps a role from being given twice
async function lockRoles(tx: EntityManager, userId: string, { partnerId }: Place): Promise<string[]> {
  await tx.query('SELECT id FROM users WHERE id = ? FOR UPDATE', [userId]);
  const rows = await tx.query<{ role: string }[]>('SELECT role FROM memberships WHERE user_id = ? AND partner_id <=> ? ORDER BY id FOR UPDATE', [userId, partnerId]);
  return rows.map(({ role }) => role);
}
