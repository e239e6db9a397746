import { Injectable } from '@nestjs/common';
import { lockAccount } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { creditedInvoice } from '../creditnotes/creditable.queries.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import { SettlementError } from '../settlement-error.js';
import { giveBack, paidByFunds } from './give-back.js';

@Injectable()
export class TakeDepositBack {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes back what a partner's deposit paid of an invoice: the deposit has it again, the invoice is open by as much. Throws NotFound, `no_deposit_used`. */
  async run(actor: Actor, code: string, request: { invoice: string; reason: string }, key?: string): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    const partner = await partnerByCode(this.database, code);
    if (!partner) throw new NotFound();
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { depositBack: code, ...request } }, when.at, async () => {
      await lockAccount(tx, partner.id);
      const invoice = await creditedInvoice(tx, request.invoice);
      const { deposit: amount } = invoice?.partnerId === partner.id ? await paidByFunds(tx, invoice.id) : {};
      if (!invoice || !amount) throw new SettlementError('no_deposit_used', { number: request.invoice }, 'invoice');
      await giveBack(tx, invoice, [{ fund: 'deposit', amount }], { document: invoice.number, note: request.reason }, when);
      await moveOrderPayments(tx, [invoice.orderId], when);
      await this.audit.write(tx, { actor, action: 'fund.use_taken_back', subject: code, detail: { invoice: invoice.number, amount, reason: request.reason }, partnerId: partner.id });
      return {};
    }));
  }
}
