import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { takeBack } from './apply-payment.js';
import { lockPayment } from './lock-payment.js';

type Part = { id: string; orderId: string; receivableId: string; amount: string };

@Injectable()
export class UnmatchPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes a matching run of a payment back: its cash is unapplied again, its invoices open. Throws `already_reversed`. */
  async run(actor: Actor, number: string, entryId: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const payment = await lockPayment(tx, number);
      const parts = await partsOf(tx, payment.id, entryId);
      if (parts.length === 0) throw new NotFound();
      const run = { entryId, reason, parts: parts.map(({ amount, ...invoice }) => ({ invoice, amount })) };
      await takeBack(tx, payment, run, { actor, at: this.clock.now(), today: this.clock.today() });
      await this.audit.write(tx, { actor, action: 'payment.unmatched', subject: number, detail: { entryId, reason }, partnerId: payment.partnerId });
    });
  }
}

// the parts of a reversal are negative and not taken back in turn
export function partsOf(tx: EntityManager, paymentId: string, entryId: string): Promise<Part[]> {
  return tx.query<Part[]>(`
    SELECT i.id, i.order_id AS orderId, i.receivable_id AS receivableId, a.amount
    FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id
    WHERE a.payment_id = ? AND a.entry_id = ? AND a.amount > 0`, [paymentId, entryId]);
}
