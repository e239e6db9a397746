import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { chosenInvoices, type Match } from '../payments/chosen-invoices.js';
import { SettlementError } from '../settlement-error.js';
import { applyCredit } from './apply-credit.js';
import { lockCreditNote } from './lock-credit-note.js';

@Injectable()
export class MatchCreditNote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Lowers further invoices by what a credit note has left. Throws `nothing_to_match`, `over_unapplied`, Invalid with `matches.<invoice>`, NotFound. */
  async run(actor: Actor, number: string, matches: Match[], key?: string): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    if (matches.length === 0) throw new SettlementError('nothing_to_match');
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { match: number, matches } }, when.at, async () => {
      const note = await lockCreditNote(tx, number);
      await applyCredit(tx, note, await chosenInvoices(tx, note, matches, note.unapplied), when);
      await this.audit.write(tx, { actor, action: 'invoice.credit_matched', subject: number, detail: { matches }, partnerId: note.partnerId });
      await recheckHeldOrders(tx, this.outbox, note.partnerId);
      return {};
    }));
  }
}
