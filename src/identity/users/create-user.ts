import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { Audit } from '../audit.js';
import { Membership } from '../membership.entity.js';
import { SendReset } from '../passwords/send-reset.js';
import { User } from '../user.entity.js';
import { lockGovernors } from './governors.js';
import { checkRoles, type Place } from './place.js';
import { UserError } from './user-error.js';

export type NewUser = { login: string; name: string; email: string; language: Language };
/** `reset` is the id of the link by which the person sets a password. */
export type CreatedUser = { id: string; login: string; reset: string };

const openInvitations = 20;
// who is removed and invited again counts again
const perDay = 30;
const day = 86_400_000;

@Injectable()
export class CreateUser {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sendReset: SendReset, private readonly audit: Audit) {}

  /**
   * Opens an account with its first place of work; the person is mailed a link to set the password, which nobody else ever types.
   * Throws `login_taken`, `unknown_role`; `too_many_invitations` for a partner's owner who is still waiting for many, `too_many_today`. Logins are one name space for the whole house, so a taken one has to be refused, whoever
   * has it; more is not said. Addresses are not compared at all: several accounts may share one, so none tells of another.
   */
  async run(actor: Actor, user: NewUser, place: Place, roles: string[], key?: string): Promise<CreatedUser> {
    checkRoles(place, roles);
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { user, place, roles } }, this.clock.now(), async () => {
      if (place.partnerId !== null && 'partnerId' in actor) await this.checkInvitations(tx, place);
      const id = await this.insert(tx, user, place, roles);
      const reset = await this.sendReset.run(tx, id, 'invitation');
      await this.audit.write(tx, { actor, action: 'user.created', subject: `user:${id}`, detail: { ...user, company: place.code, roles }, partnerId: place.partnerId });
      return { id, login: user.login, reset };
    }));
  }

  // owners write to addresses of their choice; the lock makes two of them count one after the other
  private async checkInvitations(tx: EntityManager, place: Place): Promise<void> {
    await lockGovernors(tx, place);
    const [open] = await tx.query<{ count: string }[]>(`
      SELECT COUNT(DISTINCT u.id) AS count FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.partner_id = ? AND u.status = 'active' AND u.password_hash = ''`, [place.partnerId]);
    if (Number(open?.count) >= openInvitations) throw new UserError('too_many_invitations', { count: openInvitations });
    const [today] = await tx.query<{ count: string }[]>(
      "SELECT COUNT(*) AS count FROM audit_entries WHERE partner_id = ? AND happened_at > ? AND action = 'user.created'", [place.partnerId, new Date(this.clock.now().getTime() - day)]);
    if (Number(today?.count) >= perDay) throw new UserError('too_many_today', { count: perDay });
  }

  private async insert(tx: EntityManager, { login, name, email, language }: NewUser, { partnerId }: Place, roles: string[]): Promise<string> {
    const createdAt = this.clock.now();
    const { identifiers } = await tx.insert(User, { login, name, email, language, createdAt }).catch((error: unknown) => {
      throw isDuplicate(error) ? new UserError('login_taken', { login }, 'login') : error;
    });
    const userId = String(identifiers[0]?.id);
    await tx.insert(Membership, [...new Set(roles)].map((role) => ({ userId, partnerId, role, createdAt })));
    return userId;
  }
}
