import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { PasswordReset } from '../password-reset.entity.js';

const minute = 60_000;
const validFor = { reset: 30 * minute, invitation: 7 * 24 * 60 * minute };

@Injectable()
export class SendReset {
  constructor(private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Opens a way to a new password and has its link mailed to the user. */
  async run(tx: EntityManager, userId: string, kind: PasswordReset['kind']): Promise<void> {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + validFor[kind]);
    const { identifiers } = await tx.insert(PasswordReset, { userId, kind, createdAt, expiresAt });
    await this.outbox.add(tx, 'mail', { template: 'password-reset', reset: String(identifiers[0]?.id) });
  }
}
