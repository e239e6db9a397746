import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { isPositive } from '../../platform/money/money.js';
import { standingOf } from '../invoices/invoice-views.js';
import { openInvoicesOf } from '../invoices/open-invoices.queries.js';
import { matchesOf } from '../payments/matches-of.js';
import { OpenForm } from '../payments/payment-filter.dto.js';
import { ReasonForm } from '../payments/payments.dto.js';
import { creditNotePage } from './credit-note-page.js';
import { creditNotePdf } from './credit-note-pdf.js';
import { creditTabs } from './credit-tabs.js';
import { creditNoteRowView } from './credit-note-views.js';
import { CreditNotesFilter, MatchCreditForm } from './credit-notes.dto.js';
import { creditNotes } from './credit-notes.queries.js';
import { MatchCreditNote } from './match-credit-note.js';
import { UnmatchCreditNote } from './unmatch-credit-note.js';

@Controller('admin/credit-notes')
export class CreditNotesAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier,
    private readonly matchCreditNote: MatchCreditNote, private readonly unmatchCreditNote: UnmatchCreditNote,
  ) {}

  @Get()
  @Allow('invoices.read')
  async list(@Filter(CreditNotesFilter) filter: CreditNotesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await creditNotes(this.database, filter);
    return page('admin/settlement/credit-notes', {
      filter, tabs: creditTabs(originalUrl, filter.view), notes: found.rows.map((row) => creditNoteRowView(row, language)), ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.view),
    });
  }

  @Get(':number')
  @Allow('invoices.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    const note = await creditNotePage(this.database, number, language);
    const mayUndo = may(actor, 'invoices.manage');
    const mayMatch = mayUndo && isPositive(note.unapplied);
    const open = mayMatch ? await openInvoicesOf(this.database, note.partnerId, note.currency) : [];
    return page('admin/settlement/credit-note', { note, form, mayRefund: may(actor, 'payments.record') && isPositive(note.unapplied), mayMatch, mayUndo, invoices: open.map((invoice) => ({ ...invoice, ...standingOf(invoice, this.clock.today()) })) });
  }

  @Get(':number/pdf')
  @Allow('invoices.read')
  async pdf(@Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const content = await creditNotePdf(await creditNotePage(this.database, number, language), await this.supplier.letterhead(), language);
    return new Download(content, 'application/pdf', `${number}.pdf`, true);
  }

  @Post(':number/matches')
  @Allow('invoices.manage')
  @FormPage('/admin/credit-notes/:number')
  async match(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(MatchCreditForm) { matches }: MatchCreditForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.matchCreditNote.run(actor, number, matchesOf(matches), key);
    return redirect(`/admin/credit-notes/${number}`, 'settlement.flash.creditMatched', { number });
  }

  @Post(':number/matches/:entry/reversal')
  @Allow('invoices.manage')
  @FormPage('/admin/credit-notes/:number?form=reversal-:entry')
  async unmatch(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Param('entry') entry: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    if (!/^\d{1,19}$/.test(entry)) throw new NotFound();
    await this.unmatchCreditNote.run(actor, number, entry, reason);
    return redirect(`/admin/credit-notes/${number}`, 'settlement.flash.creditUnmatched', { number });
  }
}
