import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openAccount } from '../../credit/open-account.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { type PartnerTerms, partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, minus, sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { openInvoicesOf } from '../invoices/open-invoices.queries.js';
import { SettlementError } from '../settlement-error.js';
import { allocate } from './allocate.js';
import { applyTo, bookCash } from './apply-payment.js';
import { checkCash } from './check-cash.js';
import { chosenInvoices, type Match, namedInvoices } from './chosen-invoices.js';
import { paymentMachine } from './payment-states.js';
import { Payment } from './payment.entity.js';

/** `partner` is a code; `invoices` are numbers, allocated in their order: none named means oldest due first, an empty list none at all. `matches` tells the amount for each instead. */
export type PaymentRequest = { partner: string; amount: Amount; receivedOn: string; reference: string; note?: string; invoices?: string[]; matches?: Match[]; key?: string };
export type RecordedPayment = { number: string; amount: Amount; unapplied: Amount; allocations: { invoice: string; amount: Amount }[] };

@Injectable()
export class RecordPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * Records money received and allocates it; what is left stays unapplied. The same key again answers with the first payment.
   * Throws `unknown_partner`, Invalid for the amount, the day and invoices the partner does not have.
   */
  run(actor: Actor, request: PaymentRequest): Promise<RecordedPayment> {
    const { key, ...asked } = request;
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: asked }, this.clock.now(), () => this.within(tx, actor, request)));
  }

  /** The same inside the caller's transaction. */
  async within(tx: EntityManager, actor: Actor, request: PaymentRequest): Promise<RecordedPayment> {
    const partner = await partnerByCode(tx, request.partner);
    if (!partner) throw new SettlementError('unknown_partner', { code: request.partner }, 'partner');
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    const amount = checkCash(request, partner.currency, when.today);
    await openAccount(tx, partner.id, partner.currency);
    const owner = { partnerId: partner.id, currency: partner.currency };
    const { allocations, rest } = await this.allocated(tx, owner, { ...request, amount });
    const payment = { ...owner, ...(await this.write(tx, actor, partner, { ...request, amount })) };
    await bookCash(tx, payment, { amount, receivedOn: request.receivedOn }, when);
    await applyTo(tx, payment, allocations, when);
    await this.audit.write(tx, { actor, action: 'payment.recorded', subject: payment.number, detail: { amount, reference: request.reference }, partnerId: partner.id });
    await this.outbox.add(tx, 'notify', { event: 'payment.recorded', payment: payment.id });
    await recheckHeldOrders(tx, this.outbox, partner.id);
    return { number: payment.number, amount, unapplied: rest, allocations: allocations.map((part) => ({ invoice: part.invoice.number, amount: part.amount })) };
  }

  private async allocated(tx: EntityManager, owner: { partnerId: string; currency: string }, { amount, invoices, matches }: PaymentRequest) {
    if (matches) {
      const allocations = await chosenInvoices(tx, owner, matches, amount);
      return { allocations, rest: minus(amount, sum(matches.map((match) => match.amount))) };
    }
    return allocate(amount, invoices ? await namedInvoices(tx, owner, invoices) : await openInvoicesOf(tx, owner.partnerId, owner.currency));
  }

  private async write(tx: EntityManager, actor: Actor, { id: partnerId, currency }: PartnerTerms, request: PaymentRequest): Promise<{ id: string; number: string }> {
    const { amount, receivedOn, reference, note = '' } = request;
    const at = this.clock.now();
    const number = await drawNumber(tx, 'PAY', this.clock.today());
    const { identifiers } = await tx.insert(Payment, {
      number, partnerId, status: 'recorded', amount, unapplied: amount, currency, receivedOn, reference, note, enteredByName: actor.name, createdAt: at, recordedAt: at,
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, paymentMachine, id, 'recorded', { actor, at });
    return { id, number };
  }
}
