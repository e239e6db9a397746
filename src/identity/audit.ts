import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { callerOf } from '../platform/http/caller.js';
import { AuditEntry } from './audit-entry.entity.js';

export type AuditedAct = { actor: Actor; action: string; subject?: string; detail?: unknown; partnerId?: string | null };

/** The append-only trail of who did what, written in the transaction that does it. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async write(tx: EntityManager, { actor, action, subject = '', detail, partnerId = null }: AuditedAct): Promise<void> {
    await tx.insert(AuditEntry, {
      happenedAt: this.clock.now(), actor: actor.key, actorName: actor.name, partnerId, action, actionGroup: action.split('.', 1)[0], subject,
      detail: detail === undefined ? null : JSON.stringify(detail), ...callerOf(),
    });
  }
}
