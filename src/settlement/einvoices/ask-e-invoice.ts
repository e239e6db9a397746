import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { eInvoiceMachine } from './e-invoice-states.js';
import { EInvoicing } from './e-invoicing.js';
import { begin, keptOf, lockInvoice } from './keep-e-invoice.js';

@Injectable()
export class AskEInvoice {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit, private readonly eInvoicing: EInvoicing,
  ) {}

  /** Asks the provider for an invoice's e-invoice within the transaction that issues it; without a provider nothing happens. */
  async within(tx: EntityManager, actor: Actor, invoiceId: string): Promise<void> {
    if (!this.eInvoicing.provider) return;
    await begin(tx, invoiceId, 'asked', { actor, at: this.clock.now() });
    await this.outbox.add(tx, 'einvoices', { invoice: invoiceId });
  }

  /** Asks, or asks again for what failed. Throws `e_invoice_off`, `e_invoice_asked`, NotFound. */
  async again(actor: Actor, number: string): Promise<void> {
    if (!this.eInvoicing.provider) throw new SettlementError('e_invoice_off', {}, undefined, 409);
    const at = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const invoice = await lockInvoice(tx, number);
      if (!invoice) throw new NotFound();
      const kept = await keptOf(tx, invoice.id);
      if (kept && kept.status !== 'failed') throw new SettlementError('e_invoice_asked', { number }, undefined, 409);
      if (kept) await transition(tx, eInvoiceMachine, { id: kept.id, from: kept.status }, 'asked', { actor, at });
      else await begin(tx, invoice.id, 'asked', { actor, at });
      await tx.query('UPDATE e_invoices SET changed_at = ? WHERE invoice_id = ?', [at, invoice.id]);
      await this.audit.write(tx, { actor, action: 'invoice.e_invoice_asked', subject: number, partnerId: invoice.partnerId });
      await this.outbox.add(tx, 'einvoices', { invoice: invoice.id });
    });
  }
}
