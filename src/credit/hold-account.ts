import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { partnerByCode } from '../partners/partners.queries.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { lockAccount } from './accounts.js';
import { CreditError } from './credit-error.js';
import { ChangeHold } from './review/change-hold.js';

@Injectable()
export class HoldAccount {
  constructor(private readonly database: Database, private readonly audit: Audit, private readonly outbox: Outbox, private readonly changeHold: ChangeHold) {}

  /** Puts a partner's account on hold: new orders wait for finance, approved ones are not shipped. No rule lifts it. Throws `no_account`. */
  async hold(actor: Actor, code: string, reason: string): Promise<void> {
    await this.set(actor, code, true, reason);
  }

  /** Lifts the hold; held orders are decided again. Throws `held_by_rule`: that one goes with what is overdue. */
  async lift(actor: Actor, code: string, reason: string): Promise<void> {
    await this.set(actor, code, false, reason);
  }

  private async set(actor: Actor, code: string, isHold: boolean, note: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const partner = await partnerByCode(tx, code);
      if (!partner) throw new NotFound();
      const account = await lockAccount(tx, partner.id);
      if (!isHold && account?.holdRule) throw new CreditError('held_by_rule');
      await this.changeHold.within(tx, actor, partner.id, { isHold, code: 'by_hand', note });
      await this.audit.write(tx, { actor, action: isHold ? 'credit.held' : 'credit.hold_lifted', subject: code, detail: { reason: note }, partnerId: partner.id });
      if (!isHold) await this.outbox.add(tx, 'credit', { partner: partner.id });
    });
  }
}
