import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount, takePayment } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Invalid, NotFound } from '../../platform/http/errors.js';
import { isPositive, sum } from '../../platform/money/money.js';
import { nextInSeries } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { giveBackBeyondOpen } from '../funds/give-back.js';
import { post } from '../ledger/ledger.js';
import { refuseBeyondInvoice } from '../invoices/taken-off.js';
import { allocate } from '../payments/allocate.js';
import { SettlementError } from '../settlement-error.js';
import { applyCredit } from './apply-credit.js';
import { creditableOf, type CreditedInvoice, creditedInvoice, lockCredited } from './creditable.queries.js';
import { CreditNoteLine } from './credit-note-line.entity.js';
import { CreditNote } from './credit-note.entity.js';
import { disputeIsAbout } from './credited-dispute.queries.js';
import { type CreditLine, draftCreditNote, type Wanted } from './draft-credit-note.js';

export type CreditNoteRequest = Wanted & { reason: string; dispute?: string };
type When = { actor: Actor; at: Date; today: string };

@Injectable()
export class IssueCreditNote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * Takes back a part of an invoice, or all: books it, lowers what is open of the invoice, gives funds back what they paid of it, and leaves the rest as unapplied credit.
   * Throws `nothing_credited`, `over_invoice`, `unknown_dispute`, Invalid with `lines.<line>` and `rates.<rate>` for more than the invoice has, NotFound.
   */
  async run(actor: Actor, invoiceNumber: string, request: CreditNoteRequest, key?: string): Promise<{ number: string }> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    const { partnerId } = await creditedInvoice(this.database, invoiceNumber) ?? {};
    if (!partnerId) throw new NotFound();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { invoiceNumber, ...request } }, when.at, async () => {
      await lockAccount(tx, partnerId);
      const invoice = await lockCredited(tx, invoiceNumber);
      if (!invoice) throw new NotFound();
      if (request.dispute && !await disputeIsAbout(tx, request.dispute, invoice)) throw new SettlementError('unknown_dispute');
      const draft = draftCreditNote({ ...await creditableOf(tx, invoice.id), currency: invoice.currency }, request);
      if ('faults' in draft) throw new Invalid(draft.faults);
      if (!draft.lines.some(({ amount, tax }) => isPositive(amount) || isPositive(tax))) throw new SettlementError('nothing_credited', {}, 'lines');
      refuseBeyondInvoice(invoice, sum(draft.lines.flatMap(({ amount, tax }) => [amount, tax])), 'lines');
      const note = await this.write(tx, invoice, draft.lines, request, when);
      const reopened = await giveBackBeyondOpen(tx, invoice, note, when);
      await applyCredit(tx, note, allocate(note.total, [{ ...invoice, openAmount: sum([invoice.openAmount, reopened]) }]).allocations, when);
      await this.audit.write(tx, { actor, action: 'invoice.credited', subject: invoiceNumber, detail: { number: note.number, amount: note.total, reason: request.reason }, partnerId });
      await this.outbox.add(tx, 'notify', { event: 'credit_note.issued', creditNote: note.id });
      await recheckHeldOrders(tx, this.outbox, partnerId);
      return { number: note.number };
    }));
  }

  private async write(tx: EntityManager, invoice: CreditedInvoice, lines: CreditLine[], { reason, dispute }: CreditNoteRequest, { actor, at, today }: When) {
    const { partnerId, currency } = invoice;
    const [subtotal, tax] = [sum(lines.map(({ amount }) => amount)), sum(lines.map((line) => line.tax))];
    const total = sum([subtotal, tax]);
    await takePayment(tx, partnerId, total);
    const number = await nextInSeries(tx, 'CN', Number(today.slice(0, 4)));
    const { identifiers } = await tx.insert(CreditNote, {
      number, partnerId, invoiceId: invoice.id, disputeId: dispute ?? null, issuedOn: today, currency, reason, subtotal, tax, total, unapplied: total, issuedByName: actor.name, createdAt: at,
    });
    const id = String(identifiers[0]?.id);
    await tx.insert(CreditNoteLine, lines.map((line) => ({ ...line, creditNoteId: id })));
    await post(tx, {
      partnerId, kind: 'credit_note', document: number, entryDate: today, currency,
      lines: [{ account: 'revenue', debit: subtotal }, { account: 'tax', debit: tax }, { account: 'unapplied', credit: total }],
    }, { actor, at });
    return { id, number, partnerId, currency, total };
  }
}
