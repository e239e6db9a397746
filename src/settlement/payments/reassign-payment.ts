import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { takePayment } from '../../credit/accounts.js';
import { openAccount } from '../../credit/open-account.js';
import { Audit } from '../../identity/audit.js';
import { type PartnerTerms, partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { isPositive, negative } from '../../platform/money/money.js';
import { transition } from '../../platform/states/transition.js';
import { inFundsOf } from '../funds/move-cash.js';
import { reverse } from '../ledger/ledger.js';
import { SettlementError } from '../settlement-error.js';
import { takeBack } from './apply-payment.js';
import { type LockedPayment, lockPayment, paymentByNumber } from './lock-payment.js';
import { paymentMachine } from './payment-states.js';
import { RecordPayment } from './record-payment.js';
import { partsOf } from './unmatch-payment.js';

@Injectable()
export class ReassignPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly recordPayment: RecordPayment) {}

  /**
   * Money recorded for the wrong partner: its matches and its entry are reversed, and it is recorded for the right one, unapplied.
   * Returns the new payment's number. Throws NotFound, `unknown_partner`, `same_partner`, `other_currency`, `already_decided`, `refund_of_payment`, `payment_in_funds`.
   */
  async run(actor: Actor, number: string, { partner: code, reason }: { partner: string; reason: string }): Promise<string> {
    return this.database.inTransaction(async (tx) => {
      const found = await paymentByNumber(tx, number);
      const to = await rightPartner(tx, found, code);
      // two who swap payments between the same partners wait for each other in one order
      for (const id of [found.partnerId, to.id].sort((a, b) => Number(a) - Number(b))) await openAccount(tx, id, found.currency);
      const payment = await lockPayment(tx, number);
      if (payment.status !== 'recorded') throw new SettlementError('already_decided', { number }, undefined, 409);
      await refuseRefunded(tx, payment);
      if (isPositive(await inFundsOf(tx, number))) throw new SettlementError('payment_in_funds', { number }, undefined, 409);
      const [cash] = await tx.query<{ receivedOn: string; reference: string }[]>('SELECT received_on AS receivedOn, reference FROM payments WHERE id = ?', [payment.id]);
      await this.giveUp(tx, actor, payment, reason);
      const moved = await this.recordPayment.within(tx, actor, { partner: to.code, amount: payment.amount, receivedOn: cash?.receivedOn ?? '', reference: cash?.reference ?? '', invoices: [] });
      await affected(tx, 'UPDATE payments SET moved_to = ? WHERE id = ?', [moved.number, payment.id]);
      await affected(tx, 'UPDATE bank_lines SET partner_id = ?, payment_id = (SELECT id FROM payments WHERE number = ?) WHERE payment_id = ?', [to.id, moved.number, payment.id]);
      await this.audit.write(tx, { actor, action: 'payment.reassigned', subject: number, detail: { reason, payment: moved.number, amount: payment.amount }, partnerId: payment.partnerId });
      return moved.number;
    });
  }

  /** Takes the payment out of the wrong partner's books: every live match, then the cash. */
  private async giveUp(tx: EntityManager, actor: Actor, payment: LockedPayment, reason: string): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    const runs = await tx.query<{ entryId: string }[]>(`
      SELECT DISTINCT a.entry_id AS entryId FROM payment_allocations a LEFT JOIN ledger_entries r ON r.reverses_id = a.entry_id
      WHERE a.payment_id = ? AND a.amount > 0 AND r.id IS NULL ORDER BY a.entry_id`, [payment.id]);
    for (const { entryId } of runs) {
      const parts = await partsOf(tx, payment.id, entryId);
      await takeBack(tx, payment, { entryId, reason, parts: parts.map(({ amount, ...invoice }) => ({ invoice, amount })) }, when);
    }
    const [entry] = await tx.query<{ id: string }[]>("SELECT id FROM ledger_entries WHERE kind = 'payment' AND document = ?", [payment.number]);
    await reverse(tx, entry?.id ?? '', { entryDate: when.today, reason }, when);
    if (await affected(tx, 'UPDATE payments SET unapplied = 0 WHERE id = ? AND unapplied = amount', [payment.id]) !== 1) throw new SettlementError('payment_moved', { number: payment.number }, undefined, 409);
    await takePayment(tx, payment.partnerId, negative(payment.amount));
    await transition(tx, paymentMachine, { id: payment.id, from: payment.status }, 'reassigned', { ...when, reason });
  }
}

async function rightPartner(tx: EntityManager, payment: LockedPayment, code: string): Promise<PartnerTerms> {
  const partner = await partnerByCode(tx, code);
  if (!partner) throw new SettlementError('unknown_partner', { code }, 'partner');
  if (partner.id === payment.partnerId) throw new SettlementError('same_partner', { number: payment.number }, 'partner');
  if (partner.currency !== payment.currency) throw new SettlementError('other_currency', { code, currency: partner.currency }, 'partner');
  return partner;
}

// what is set aside or paid back cannot be moved with the rest
async function refuseRefunded(tx: EntityManager, { id, number }: LockedPayment): Promise<void> {
  const [refund] = await tx.query<{ number: string }[]>(`
    SELECT r.number FROM refunds r JOIN refund_parts t ON t.refund_id = r.id WHERE t.payment_id = ? AND r.status IN ('asked', 'approved', 'paid') LIMIT 1`, [id]);
  if (refund) throw new SettlementError('refund_of_payment', { number, refund: refund.number }, undefined, 409);
}
