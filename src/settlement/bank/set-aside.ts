import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { bankLineMachine } from './bank-states.js';
import { lockLine } from './lock-line.js';

@Injectable()
export class SetAside {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Leaves a line out of the partners' books: it is no payment of theirs. Throws `already_decided`. */
  async run(actor: Actor, id: string, reason: string): Promise<void> {
    const at = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const line = await lockLine(tx, id, 'open');
      await transition(tx, bankLineMachine, { id, from: line.status }, 'aside', { actor, at, reason }, { asideReason: reason, decidedByName: actor.name, decidedAt: at });
      await this.audit.write(tx, { actor, action: 'bank.set_aside', subject: id, detail: { amount: line.amount, reason } });
    });
  }

  /** Takes a line back among those to match. Throws `already_decided`. */
  async undo(actor: Actor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const line = await lockLine(tx, id, 'aside');
      await transition(tx, bankLineMachine, { id, from: line.status }, 'open', { actor, at: this.clock.now() }, { asideReason: '', decidedByName: '', decidedAt: null });
      await this.audit.write(tx, { actor, action: 'bank.taken_up', subject: id, detail: { amount: line.amount } });
    });
  }
}
