import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { creditableOf, creditedInvoice } from './creditable.queries.js';
import { type CreditedDispute, creditedDispute } from './credited-dispute.queries.js';
import { creditFormView } from './credit-note-views.js';
import { CreditNoteForm, NewCreditNoteFilter } from './credit-notes.dto.js';
import { IssueCreditNote } from './issue-credit-note.js';
import { wantedOf } from './wanted-of.js';

@Controller('admin/invoices/:number/credit-notes')
export class NewCreditNoteAdminController {
  constructor(private readonly database: Database, private readonly issueCreditNote: IssueCreditNote) {}

  /** What the invoice still has to credit; filled from a dispute when it comes from one. */
  @Get('new')
  @Allow('invoices.manage')
  async blank(@Param('number') number: string, @Filter(NewCreditNoteFilter) filter: NewCreditNoteFilter, @Req() { language, formState }: Request): Promise<Page> {
    const invoice = await creditedInvoice(this.database, number);
    if (!invoice) throw new NotFound();
    const disputeId = filter.dispute ?? String(formState?.values.dispute ?? '');
    const dispute = /^\d{1,19}$/.test(disputeId) ? await creditedDispute(this.database, disputeId, invoice.partnerId) : undefined;
    return page('admin/settlement/new-credit-note', { invoice, dispute, reason: dispute && reasonOf(dispute, language), ...creditFormView({ ...await creditableOf(this.database, invoice.id), currency: invoice.currency }, language) });
  }

  @Post()
  @Allow('invoices.manage')
  @FormPage('/admin/invoices/:number/credit-notes/new')
  async issue(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(CreditNoteForm) form: CreditNoteForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { reason, dispute } = form;
    const note = await this.issueCreditNote.run(actor, number, { ...wantedOf(form), reason, dispute }, key);
    return redirect(`/admin/credit-notes/${note.number}`, 'settlement.flash.credited', { number: note.number });
  }
}

function reasonOf({ period, number, note }: CreditedDispute, language: Language): string {
  return translate(language, 'settlement.creditNote.disputeReason', { period, number, note }).slice(0, 240);
}
