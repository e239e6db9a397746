import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SettlementError } from '../settlement-error.js';
import { applyTo } from './apply-payment.js';
import { chosenInvoices, type Match } from './chosen-invoices.js';
import { lockPayment } from './lock-payment.js';

@Injectable()
export class MatchPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Matches unapplied cash of a payment to open invoices. Throws `nothing_to_match`, `over_unapplied`, Invalid with `matches.<invoice>`. */
  async run(actor: Actor, number: string, matches: Match[], key?: string): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    if (matches.length === 0) throw new SettlementError('nothing_to_match');
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { match: number, matches } }, when.at, async () => {
      const payment = await lockPayment(tx, number);
      await applyTo(tx, payment, await chosenInvoices(tx, payment, matches, payment.unapplied), when);
      await this.audit.write(tx, { actor, action: 'payment.matched', subject: number, detail: { matches }, partnerId: payment.partnerId });
      await recheckHeldOrders(tx, this.outbox, payment.partnerId);
      return {};
    }));
  }
}
