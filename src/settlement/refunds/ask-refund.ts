import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, compare, minorUnits, rounded, sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { RefundPart } from './refund-part.entity.js';
import { refundMachine } from './refund-states.js';
import { Refund } from './refund.entity.js';
import { setAside } from './set-aside-cash.js';

/** Whom and where to pay; `of` is the number of the payment or credit note to give back, else the oldest unapplied are. */
export type RefundRequest = { amount: Amount; payee: string; bank: string; bankAccount: string; reason: string; of?: string };

@Injectable()
export class AskRefund {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Asks for unapplied cash back and sets it aside. The same key again answers with the first. Throws `minor_unit`, `over_refundable`, `refund_covers_credit`. */
  run(actor: Actor, partnerId: string, request: RefundRequest, key?: string): Promise<{ number: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { refund: partnerId, ...request } }, this.clock.now(), () => this.within(tx, actor, partnerId, request)));
  }

  private async within(tx: EntityManager, actor: Actor, partnerId: string, { of, ...request }: RefundRequest): Promise<{ number: string }> {
    const account = await lockAccount(tx, partnerId);
    if (!account) throw new SettlementError('over_refundable', { available: '0.00' }, 'amount');
    const { currency } = account;
    if (compare(rounded(request.amount, currency), request.amount) !== 0) throw new SettlementError('minor_unit', { currency, places: minorUnits(currency) }, 'amount');
    const [at, today, amount] = [this.clock.now(), this.clock.today(), sum([request.amount])];
    const parts = await setAside(tx, { partnerId, amount, of }, today);
    const number = await drawNumber(tx, 'REF', today);
    const { identifiers } = await tx.insert(Refund, {
      ...request, amount, number, partnerId, currency, status: 'asked', askedBy: actor.key, askedByName: actor.name, askedOn: today, askedAt: at, paidOn: null,
    });
    const id = String(identifiers[0]?.id);
    await tx.insert(RefundPart, parts.map(({ paymentId, creditNoteId, amount: part }) => ({ refundId: id, paymentId, creditNoteId, amount: part })));
    await beginState(tx, refundMachine, id, 'asked', { actor, at, reason: request.reason });
    await this.audit.write(tx, { actor, action: 'refund.asked', subject: number, detail: { ...request, amount, payments: parts.map((part) => part.number).join(', ') }, partnerId });
    await this.outbox.add(tx, 'notify', { event: 'refund.asked', refund: id });
    return { number };
  }
}
