import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openAccount } from '../../credit/open-account.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Amount } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { applyTo, bookCash } from './apply-payment.js';
import { checkCash } from './check-cash.js';
import { chosenInvoices, type Match } from './chosen-invoices.js';
import { type LockedPayment, lockPayment, paymentByNumber } from './lock-payment.js';
import { paymentMachine } from './payment-states.js';

export type Confirmation = { amount: Amount; receivedOn: string; reference: string; matches: Match[] };

@Injectable()
export class ConfirmPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance found a dealer's money, on the amount and day the bank says, and matches it. Throws `already_decided`, Invalid, `over_unapplied`. */
  async run(actor: Actor, number: string, confirmation: Confirmation): Promise<void> {
    await this.database.inTransaction((tx) => this.within(tx, actor, number, confirmation));
  }

  /** The same inside the caller's transaction; of another than `partnerId`: NotFound. */
  async within(tx: EntityManager, actor: Actor, number: string, confirmation: Confirmation, partnerId?: string): Promise<void> {
    const submitted = await paymentByNumber(tx, number);
    if (partnerId !== undefined && submitted.partnerId !== partnerId) throw new NotFound();
    await openAccount(tx, submitted.partnerId, submitted.currency);
    const payment = await lockPayment(tx, number);
    if (payment.status !== 'submitted') throw new SettlementError('already_decided', { number }, undefined, 409);
    await this.confirm(tx, actor, payment, confirmation);
    await this.audit.write(tx, { actor, action: 'payment.confirmed', subject: number, detail: { submitted: payment.amount, ...confirmation }, partnerId: payment.partnerId });
    await this.outbox.add(tx, 'notify', { event: 'payment.recorded', payment: payment.id });
    await recheckHeldOrders(tx, this.outbox, payment.partnerId);
  }

  private async confirm(tx: EntityManager, actor: Actor, payment: LockedPayment, { receivedOn, reference, matches, ...given }: Confirmation): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    const amount = checkCash({ ...given, receivedOn }, payment.currency, when.today);
    const chosen = await chosenInvoices(tx, payment, matches, amount);
    await transition(tx, paymentMachine, { id: payment.id, from: payment.status }, 'recorded', when, { amount, unapplied: amount, receivedOn, reference, recordedAt: when.at });
    await bookCash(tx, payment, { amount, receivedOn }, when);
    await applyTo(tx, payment, chosen, when);
  }
}
