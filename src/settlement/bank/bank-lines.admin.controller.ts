import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { openInvoicesOf } from '../invoices/open-invoices.queries.js';
import { matchesOf } from '../payments/matches-of.js';
import { payers } from '../payments/payment-page.queries.js';
import { proposal } from '../payments/payment-views.js';
import { ReasonForm } from '../payments/payments.dto.js';
import { lineView } from './bank-views.js';
import { ConfirmLineForm, LineFilter } from './bank.dto.js';
import { type LineRow, lineById } from './bank.queries.js';
import { ConfirmLine } from './confirm-line.js';
import { SetAside } from './set-aside.js';
import { choiceIn, suggestionsFor } from './suggesting/suggestions.js';

@Controller('admin/bank/lines/:id')
export class BankLinesAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly confirmLine: ConfirmLine, private readonly setAside: SetAside) {}

  @Get()
  @Allow('payments.read')
  async show(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Filter(LineFilter) { partner, form }: LineFilter, @Req() { formState, language }: Request): Promise<Page> {
    const row = await lineById(this.database, id);
    if (!row) throw new NotFound();
    const suggestions = (await suggestionsFor(this.database, [row], language)).get(id) ?? [];
    const partners = (await payers(this.database)).map((payer) => ({ value: payer.code, label: nameIn(language, payer) }));
    return page('admin/bank/line', {
      line: lineView(row, [], language), suggestions, partners, form, mayRecord: may(actor, 'payments.record'), ...await this.chosen(row, [formState?.values.partner ?? partner ?? suggestions[0]?.code].flat()[0], language),
    });
  }

  @Post('confirmation')
  @Allow('payments.record')
  @FormPage('/admin/bank/lines/:id')
  async confirm(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(ConfirmLineForm) { partner, choice, matches }: ConfirmLineForm): Promise<Redirect> {
    const payment = await this.confirmLine.run(actor, id, choice ? choiceIn(choice) : { partner, matches: matchesOf(matches) });
    return redirect(`/admin/payments/${payment}`, 'settlement.flash.recorded', { number: payment });
  }

  @Post('setting-aside')
  @Allow('payments.record')
  @FormPage('/admin/bank/lines/:id?form=aside')
  async leave(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.setAside.run(actor, id, reason);
    return redirect('/admin/bank', 'bank.flash.aside', {}, 'amber');
  }

  @Post('taking-up')
  @Allow('payments.record')
  @FormPage('/admin/bank/lines/:id')
  async takeUp(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.setAside.undo(actor, id);
    return redirect(`/admin/bank/lines/${id}`, 'bank.flash.takenUp');
  }

  /** A partner to match the line to by hand, with its open invoices, oldest due first. */
  private async chosen({ status, amount, currency }: LineRow, code: string | undefined, language: Language) {
    const partner = status === 'open' && code ? await partnerByCode(this.database, code) : undefined;
    if (!partner) return { unknown: status === 'open' ? code : undefined };
    const open = await openInvoicesOf(this.database, partner.id, currency);
    return { chosen: { code: partner.code, partner: nameIn(language, partner), invoices: proposal(amount, open, this.clock.today()) } };
  }
}
