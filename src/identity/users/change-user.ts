import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { Audit } from '../audit.js';
import { linksSentSince } from '../passwords/resets.queries.js';
import { SendReset, voidLinks } from '../passwords/send-reset.js';
import type { UserForm } from './user.dto.js';
import { UserError } from './user-error.js';

const hour = 3_600_000;
// a partner's owner chooses the address, which may be anybody's
const perHour = 5;

/** What its form is filled from. */
export const userFacts = ({ name, email, language }: Pick<Kept, 'name' | 'email' | 'language'>) => ({ name, email, language });

type Kept = { name: string; email: string; language: string; isInvited: number; status: string };

@Injectable()
export class ChangeUser {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sendReset: SendReset, private readonly audit: Audit) {}

  /** Changes who a login belongs to and where they are written to. Links mailed to an earlier address are void. Throws `common.changed_meanwhile`. */
  async run(actor: Actor, userId: string, { was, name, email, language }: UserForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await locked(tx, userId);
      refuseStale(was, userFacts(before));
      await affected(tx, 'UPDATE users SET name = ?, email = ?, language = ? WHERE id = ?', [name, email, language, userId]);
      if (email !== before.email) await voidLinks(tx, userId, this.clock.now());
      const { isInvited: _, status: __, ...kept } = before;
      await this.audit.write(tx, { actor, action: 'user.changed', subject: `user:${userId}`, detail: { before: kept, after: { name, email, language } } });
    });
  }

  /** Mails a new link for choosing a password; earlier ones are void, the password of now stays good. Throws `no_email`, `is_blocked`, `too_many_links`. */
  async sendLink(actor: Actor, userId: string, partnerId: string | null = null): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { email, isInvited, status } = await locked(tx, userId);
      if (status !== 'active') throw new UserError('is_blocked');
      if (email === '') throw new UserError('no_email');
      const now = this.clock.now();
      if (await linksSentSince(tx, userId, new Date(now.getTime() - hour)) >= perHour) throw new UserError('too_many_links', { count: perHour, email });
      await voidLinks(tx, userId, now);
      await this.sendReset.run(tx, userId, isInvited ? 'invitation' : 'renewal');
      await this.audit.write(tx, { actor, action: 'user.link_sent', subject: `user:${userId}`, detail: { email }, partnerId });
    });
  }
}

async function locked(tx: EntityManager, userId: string): Promise<Kept> {
  const [user] = await tx.query<Kept[]>("SELECT name, email, language, password_hash = '' AS isInvited, status FROM users WHERE id = ? FOR UPDATE", [userId]);
  if (!user) throw new NotFound();
  return user;
}
