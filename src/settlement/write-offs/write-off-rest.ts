import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount, lowerInvoices } from '../../credit/accounts.js';
import { settleReceivable } from '../../credit/receivables.js';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { type Amount, compare, negative, rounded, sum } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import { refuseBeyondInvoice, takenOff } from '../invoices/taken-off.js';
import { post, reverse } from '../ledger/ledger.js';
import { decidePromises } from '../promises/decide-promises.js';
import { SettlementError } from '../settlement-error.js';
import { WriteOff } from './write-off.entity.js';

type Clerk = Actor & { permissions: ReadonlySet<string> };
type Locked = { id: string; number: string; partnerId: string; orderId: string; receivableId: string; currency: string; total: Amount; taken: Amount; openAmount: Amount; written: Amount };

const invoice = `
  SELECT i.id, i.number, i.partner_id AS partnerId, i.order_id AS orderId, i.receivable_id AS receivableId, i.currency, i.total, ${takenOff} AS taken, r.open_amount AS openAmount,
    COALESCE((SELECT SUM(w.amount) FROM write_offs w WHERE w.invoice_id = i.id), 0) + 0.00 AS written
  FROM invoices i JOIN receivables r ON r.id = i.receivable_id WHERE i.number = ?`;

@Injectable()
export class WriteOffRest {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit, private readonly config: Config) {}

  /**
   * Writes a small rest of an invoice off: nobody owes it any more. All written off of one invoice stays within the company's limit
   * unless the clerk may go beyond; the limit is in the house currency and says nothing of another. Throws NotFound, `over_open`, `over_invoice`, `over_write_off_limit`, `foreign_write_off`, `minor_unit`.
   */
  async run(actor: Clerk, number: string, { amount, reason }: { amount: Amount; reason: string }, key?: string): Promise<void> {
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { writeOff: number, amount, reason } }, this.clock.now(), async () => {
      const owed = await lockInvoice(tx, number);
      if (compare(rounded(amount, owed.currency), amount) !== 0) throw new SettlementError('minor_unit', { currency: owed.currency, places: 0 }, 'amount');
      if (compare(amount, owed.openAmount) > 0) throw new SettlementError('over_open', { number, open: owed.openAmount }, 'amount');
      refuseBeyondInvoice(owed, amount, 'amount');
      if (!actor.permissions.has('settlement.write_off_any')) await this.checkLimit(tx, owed, amount);
      const entryId = await post(tx, {
        partnerId: owed.partnerId, kind: 'write_off', document: number, entryDate: this.clock.today(), currency: owed.currency,
        lines: [{ account: 'write_off', debit: amount }, { account: 'receivable', credit: amount }],
      }, { actor, at: this.clock.now() });
      await this.move(tx, actor, owed, { entryId, amount: sum([amount]), reason });
      await this.audit.write(tx, { actor, action: 'invoice.written_off', subject: number, detail: { amount, reason }, partnerId: owed.partnerId });
      await recheckHeldOrders(tx, this.outbox, owed.partnerId);
      return {};
    }));
  }

  /** Takes a write-off back: the invoice is owed again. Throws NotFound, `already_reversed`. */
  async undo(actor: Actor, number: string, entryId: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const owed = await lockInvoice(tx, number);
      const written = await tx.findOneBy(WriteOff, { invoiceId: owed.id, entryId });
      if (!written || written.amount.startsWith('-')) throw new NotFound();
      const by = { actor, at: this.clock.now() };
      const reversal = await reverse(tx, entryId, { entryDate: this.clock.today(), reason }, by);
      await this.move(tx, actor, owed, { entryId: reversal, amount: negative(written.amount), reason });
      await this.audit.write(tx, { actor, action: 'invoice.write_off_reversed', subject: number, detail: { amount: written.amount, reason }, partnerId: owed.partnerId });
    });
  }

  private async checkLimit(tx: EntityManager, { currency, written }: Locked, amount: Amount): Promise<void> {
    if (currency !== this.config.currency) throw new SettlementError('foreign_write_off', { house: this.config.currency, currency }, 'amount');
    const [company] = await tx.query<{ most: Amount }[]>('SELECT write_off_limit AS most FROM company WHERE id = 1');
    const most = company?.most ?? '50.00';
    const all = sum([written, amount]);
    if (compare(all, most) > 0) throw new SettlementError('over_write_off_limit', { written: all, limit: most }, 'amount');
  }

  private async move(tx: EntityManager, actor: Actor, owed: Locked, { entryId, amount, reason }: { entryId: string; amount: Amount; reason: string }): Promise<void> {
    const at = this.clock.now();
    await tx.insert(WriteOff, { invoiceId: owed.id, entryId, amount, reason, writtenOn: this.clock.today(), writtenByName: actor.name, writtenAt: at });
    await settleReceivable(tx, owed.receivableId, amount);
    await lowerInvoices(tx, owed.partnerId, amount);
    await moveOrderPayments(tx, [owed.orderId], { actor, at });
    await decidePromises(tx, owed.partnerId, { actor: systemActor, at });
  }
}

/** Locks the partner's account first (DESIGN section 5); everything that settles an invoice does. */
async function lockInvoice(tx: EntityManager, number: string): Promise<Locked> {
  const [found] = await tx.query<Locked[]>(invoice, [number]);
  if (!found) throw new NotFound();
  await lockAccount(tx, found.partnerId);
  return (await tx.query<Locked[]>(invoice, [number]))[0] as Locked;
}
