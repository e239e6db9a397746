import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { DomainError } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { EmailChange } from './email-change.entity.js';
import { voidChanges } from './email-link.js';

const hour = 3_600_000;
const validFor = 24 * hour;
// the address is anybody's until it is confirmed
const perHour = 5;

export class EmailError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}) {
    super('identity', code, 422, values, 'email');
  }
}

@Injectable()
export class AskForEmail {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * Mails a link to the address a person wants to have, and word of it to the one they have, which stays until the link is opened.
   * Whether someone else has the address is neither asked nor told. Throws `same_email`, `too_many_changes`.
   */
  async run(person: Person, newEmail: string, key?: string): Promise<void> {
    const now = this.clock.now();
    await this.database.inTransaction((tx) => once(tx, { actor: `user:${person.userId}`, key, request: { newEmail } }, now, () => this.ask(tx, person, newEmail, now)));
  }

  private async ask(tx: EntityManager, { userId, name }: Person, newEmail: string, createdAt: Date): Promise<object> {
    const oldEmail = await this.lockedEmail(tx, userId);
    if (oldEmail === newEmail) throw new EmailError('same_email');
    const [asked] = await tx.query<{ count: string }[]>('SELECT COUNT(*) AS count FROM email_changes WHERE user_id = ? AND created_at > ?', [userId, new Date(createdAt.getTime() - hour)]);
    if (Number(asked?.count) >= perHour) throw new EmailError('too_many_changes', { count: perHour });
    await voidChanges(tx, userId, createdAt);
    const { identifiers } = await tx.insert(EmailChange, { userId, oldEmail, newEmail, createdAt, expiresAt: new Date(createdAt.getTime() + validFor) });
    const change = String(identifiers[0]?.id);
    await this.outbox.add(tx, 'mail', { template: 'email-change', change }, { template: 'email-change-told', change });
    await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'profile.email_asked', subject: `user:${userId}`, detail: { email: newEmail } });
    return {};
  }

  private async lockedEmail(tx: EntityManager, userId: string): Promise<string> {
    const [user] = await tx.query<{ email: string }[]>('SELECT email FROM users WHERE id = ? FOR UPDATE', [userId]);
    return user?.email ?? '';
  }
}
