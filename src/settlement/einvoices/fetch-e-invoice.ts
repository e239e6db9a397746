import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { affected, Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { eInvoiceType } from './e-invoice-file.js';
import type { EInvoiceAnswer } from './e-invoice-provider.js';
import { eInvoiceRequest } from './e-invoice-request.js';
import { eInvoiceMachine } from './e-invoice-states.js';
import { EInvoicing } from './e-invoicing.js';
import { keptOf, lockInvoice, writeIssued } from './keep-e-invoice.js';

type Issued = Extract<EInvoiceAnswer, { state: 'issued' }>;

@Injectable()
export class FetchEInvoice {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier, private readonly files: Files, private readonly outbox: Outbox, private readonly eInvoicing: EInvoicing,
  ) {}

  /** Sends the request of an invoice to the provider and keeps its answer; what was noted by hand meanwhile stays. */
  async issue(invoiceId: string): Promise<void> {
    const { provider } = this.eInvoicing;
    const request = provider && await eInvoiceRequest(this.database, invoiceId, await this.supplier.company());
    if (!provider || !request || (await keptOf(this.database, invoiceId))?.status !== 'asked') return;
    await this.take(request.invoice, await provider.issue(request));
  }

  /** Asks where an e-invoice stands that the provider had not issued yet. */
  async follow(invoice: string): Promise<void> {
    const answer = await this.eInvoicing.provider?.status(invoice);
    if (answer) await this.take(invoice, answer);
  }

  private async take(number: string, answer: EInvoiceAnswer): Promise<void> {
    const at = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const invoice = await lockInvoice(tx, number);
      const kept = invoice && await keptOf(tx, invoice.id);
      if (!kept || kept.status !== 'asked') return;
      await affected(tx, 'UPDATE e_invoices SET changed_at = ? WHERE id = ?', [at, kept.id]);
      if (answer.state === 'failed') return this.fail(tx, kept.id, answer.reason, at);
      if (answer.state === 'issued') await this.write(tx, invoice, answer, at);
    });
  }

  private async fail(tx: EntityManager, id: string, reason: string, at: Date): Promise<void> {
    await transition(tx, eInvoiceMachine, { id, from: 'asked' }, 'failed', { actor: systemActor, at, reason }, { failure: reason });
  }

  // a file that is none of the three kinds is left out: finance sees that it is missing
  private async write(tx: EntityManager, { id, partnerId }: { id: string; partnerId: string }, { number, issuedOn, file }: Issued, at: Date): Promise<void> {
    const mediaType = file && eInvoiceType(file.content);
    const fileId = file && mediaType ? await this.files.store(tx, file, mediaType, partnerId) : null;
    await writeIssued(tx, id, { number, issuedOn, fileId }, { actor: systemActor, at });
    await this.outbox.add(tx, 'notify', { event: 'e_invoice.issued', invoice: id });
  }
}
