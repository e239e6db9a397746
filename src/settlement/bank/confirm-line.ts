import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openAccount } from '../../credit/open-account.js';
import { Audit } from '../../identity/audit.js';
import { type PartnerTerms, partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { transition } from '../../platform/states/transition.js';
import { namedInvoices, type Match } from '../payments/chosen-invoices.js';
import { ConfirmPayment } from '../payments/confirm-payment.js';
import { allocate } from '../payments/allocate.js';
import { RecordPayment } from '../payments/record-payment.js';
import { BankError } from './bank-error.js';
import { BankLine } from './bank-line.entity.js';
import { bankLineMachine } from './bank-states.js';
import { lockLine } from './lock-line.js';

/** Whose money a line is (a partner's code) and what it pays: invoices in their order, or amounts beside each; of a voucher when the dealer had sent one. */
export type Choice = { partner: string; invoices?: string[]; matches?: Match[]; voucher?: string };

@Injectable()
export class ConfirmLine {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit,
    private readonly recordPayment: RecordPayment, private readonly confirmPayment: ConfirmPayment,
  ) {}

  /** Makes a bank line a payment of a partner, once whoever presses. Returns the payment's number. Throws `already_decided`, `unknown_partner`, `other_currency`, and what recording or confirming a payment throws. */
  async run(actor: Actor, id: string, choice: Choice): Promise<string> {
    return this.database.inTransaction(async (tx) => {
      if (!await tx.existsBy(BankLine, { id })) throw new NotFound();
      const partner = await partnerByCode(tx, choice.partner);
      if (!partner) throw new BankError('unknown_partner', { code: choice.partner }, 'partner');
      await openAccount(tx, partner.id, partner.currency);
      const line = await lockLine(tx, id, 'open');
      if (line.currency !== partner.currency) throw new BankError('other_currency', { code: partner.code, currency: partner.currency, line: line.currency }, 'partner');
      const number = await this.book(tx, actor, { line, partner, choice });
      await transition(tx, bankLineMachine, { id, from: line.status }, 'matched', { actor, at: this.clock.now() });
      await affected(tx, 'UPDATE bank_lines SET partner_id = ?, payment_id = (SELECT id FROM payments WHERE number = ?), decided_by_name = ?, decided_at = ? WHERE id = ?',
        [partner.id, number, actor.name, this.clock.now(), id]);
      await this.audit.write(tx, { actor, action: 'bank.matched', subject: id, detail: { amount: line.amount, payment: number }, partnerId: partner.id });
      return number;
    });
  }

  private async book(tx: EntityManager, actor: Actor, { line, partner, choice }: { line: BankLine; partner: PartnerTerms; choice: Choice }): Promise<string> {
    const { amount, bookedOn: receivedOn } = line;
    const reference = [line.serial, line.reference].filter(Boolean).join(' ').slice(0, 120);
    const owner = { partnerId: partner.id, currency: partner.currency };
    const matches = choice.matches ?? allocate(amount, await namedInvoices(tx, owner, choice.invoices ?? [])).allocations.map((part) => ({ invoice: part.invoice.number, amount: part.amount }));
    if (choice.voucher) {
      await this.confirmPayment.within(tx, actor, choice.voucher, { amount, receivedOn, reference, matches }, partner.id);
      return choice.voucher;
    }
    const { number } = await this.recordPayment.within(tx, actor, { partner: partner.code, amount, receivedOn, reference, note: line.payerName, matches });
    return number;
  }
}
