import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { type CreditNoteRow, creditNote } from '../creditnotes/credit-notes.queries.js';
import { AskRefund } from './ask-refund.js';
import { RefundForm } from './refunds.dto.js';
import { lastAccountOf } from './refunds.queries.js';

/** Finance gives back what is left of one credit note. */
@Controller('admin/credit-notes/:number/refunds')
export class AskCreditRefundAdminController {
  constructor(private readonly database: Database, private readonly askRefund: AskRefund) {}

  @Get('new')
  @Allow('payments.record')
  async create(@Param('number') number: string): Promise<Page> {
    const note = await this.note(number);
    const account = await lastAccountOf(this.database, note.partnerId) ?? { payee: note.nameZh };
    return page('admin/settlement/new-refund', { payment: note, of: `/admin/credit-notes/${number}`, account });
  }

  @Post()
  @Allow('payments.record')
  @FormPage('/admin/credit-notes/:number/refunds/new')
  async ask(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(RefundForm) form: RefundForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { partnerId } = await this.note(number);
    const refund = await this.askRefund.run(actor, partnerId, { ...form, of: number }, key);
    return redirect(`/admin/refunds/${refund.number}`, 'settlement.flash.refundAsked', { number: refund.number });
  }

  private async note(number: string): Promise<CreditNoteRow> {
    const note = await creditNote(this.database, number);
    if (!note) throw new NotFound();
    return note;
  }
}
