import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { affected } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { PasswordReset } from '../password-reset.entity.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const validFor = { reset: 30 * minute, invitation: 7 * day, renewal: day };

@Injectable()
export class SendReset {
  constructor(private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Opens a way to a new password and has its link mailed to the user. Returns its id. */
  async run(tx: EntityManager, userId: string, kind: PasswordReset['kind']): Promise<string> {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + validFor[kind]);
    const { identifiers } = await tx.insert(PasswordReset, { userId, kind, createdAt, expiresAt });
    const id = String(identifiers[0]?.id);
    await this.outbox.add(tx, 'mail', { template: 'password-reset', reset: id });
    return id;
  }
}

/** What was mailed before opens nothing any more: the address was wrong, a newer link is on its way, or the user is blocked. */
export async function voidLinks(tx: EntityManager, userId: string, at: Date): Promise<void> {
  await affected(tx, 'UPDATE password_resets SET used_at = ? WHERE user_id = ? AND used_at IS NULL', [at, userId]);
}
