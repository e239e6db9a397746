import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { partnerByCode } from '../partners/partners.queries.js';
import { Database, affected } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { CreditError } from './credit-error.js';

@Injectable()
export class HoldAccount {
  constructor(private readonly database: Database, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /** Puts a partner's account on hold: new orders wait for finance, approved ones are not shipped. Throws `no_account`. */
  async hold(actor: Actor, code: string, reason: string): Promise<void> {
    await this.set(actor, code, true, reason);
  }

  /** Lifts the hold; held orders are decided again. */
  async lift(actor: Actor, code: string, reason: string): Promise<void> {
    await this.set(actor, code, false, reason);
  }

  private async set(actor: Actor, code: string, onHold: boolean, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const partner = await partnerByCode(tx, code);
      if (!partner) throw new NotFound();
      const rows = await affected(tx,
        'UPDATE credit_accounts SET on_hold = ?, hold_reason = ? WHERE partner_id = ?', [onHold, onHold ? reason : '', partner.id]);
      if (rows !== 1) throw new CreditError('no_account');
      await this.audit.write(tx, { actor, action: onHold ? 'credit.held' : 'credit.hold_lifted', subject: code, detail: { reason }, partnerId: partner.id });
      if (!onHold) await this.outbox.add(tx, 'credit', { partner: partner.id });
    });
  }
}
