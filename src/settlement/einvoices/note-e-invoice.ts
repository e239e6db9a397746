import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Files, type Upload } from '../../platform/files/files.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SettlementError } from '../settlement-error.js';
import { checkedType, keptOf, lockInvoice, writeIssued } from './keep-e-invoice.js';

export type EInvoiceNote = { number: string; issuedOn: string };

@Injectable()
export class NoteEInvoice {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * Finance notes the e-invoice of an invoice, or mends what it noted; without a new file the old one stays.
   * Throws `e_invoice_file`, `e_invoice_type`, `e_invoice_size`, `e_invoice_taken`, `future_day`, NotFound.
   */
  async run(actor: Actor, invoice: string, { number, issuedOn }: EInvoiceNote, upload?: Upload, key?: string): Promise<void> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    if (issuedOn > today) throw new SettlementError('future_invoice_day', { today }, 'eIssuedOn');
    const request = { invoice, number, issuedOn, name: upload?.name, bytes: upload?.content.length };
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, at, async () => {
      const found = await lockInvoice(tx, invoice);
      if (!found) throw new NotFound();
      const before = await keptOf(tx, found.id);
      if (!upload && !before?.fileId) throw new SettlementError('e_invoice_file', {}, 'eFile');
      const fileId = upload ? await this.files.store(tx, upload, checkedType(upload), found.partnerId) : null;
      await writeIssued(tx, found.id, { number, issuedOn, fileId }, { actor, at });
      await this.audit.write(tx, { actor, action: 'invoice.e_invoice_noted', subject: invoice, detail: { number, issuedOn, names: upload ? [upload.name] : [] }, partnerId: found.partnerId });
      if (before?.status !== 'issued') await this.outbox.add(tx, 'notify', { event: 'e_invoice.issued', invoice: found.id });
      return {};
    }));
  }
}
