import { Injectable } from '@nestjs/common';
import { moveFunds } from '../../credit/funds/funds.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, compare, negative, sum } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { invoicesByNumber } from '../invoices/open-invoices.queries.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import { decidePromises } from '../promises/decide-promises.js';
import { SettlementError } from '../settlement-error.js';
import { lockFunded } from './move-cash.js';
import { settleFromFunds } from './settle-from-funds.js';

export type DepositUse = { invoice: string; amount: Amount; reason: string };

@Injectable()
export class UseDeposit {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /** Pays an overdue invoice from the partner's deposit. Throws NotFound, `minor_unit`, `not_overdue`, `deposit_over_open`, CreditError `fund_short`. */
  async run(actor: Actor, code: string, use: DepositUse, key?: string): Promise<void> {
    const when = { actor, at: this.clock.now(), today: this.clock.today() };
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { deposit: code, ...use } }, when.at, async () => {
      const { id: partnerId, currency } = await lockFunded(tx, code, use.amount);
      const [invoice] = await invoicesByNumber(tx, partnerId, currency, [use.invoice]);
      if (!invoice || invoice.dueOn >= when.today) throw new SettlementError('not_overdue', { number: use.invoice }, 'invoice');
      if (compare(use.amount, invoice.openAmount) > 0) throw new SettlementError('deposit_over_open', { open: invoice.openAmount }, 'amount');
      const amount = sum([use.amount]);
      await moveFunds(tx, partnerId, [{ fund: 'deposit', kind: 'used', amount: negative(amount), document: use.invoice, note: use.reason }], when);
      await settleFromFunds(tx, { ...invoice, partnerId, currency }, { deposit: amount }, when);
      await moveOrderPayments(tx, [invoice.orderId], when);
      await decidePromises(tx, partnerId, when);
      await this.audit.write(tx, { actor, action: 'fund.used', subject: code, detail: { invoice: use.invoice, amount, reason: use.reason }, partnerId });
      await recheckHeldOrders(tx, this.outbox, partnerId);
      return {};
    }));
  }
}
