import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { OpenForm } from '../payments/payment-filter.dto.js';
import { ReasonForm } from '../payments/payments.dto.js';
import { DecideRefund } from './decide-refund.js';
import { PayRefund } from './pay-refund.js';
import { refundRowView, refundTabs, refundView } from './refund-views.js';
import { AllRefundsFilter, PaidRefundForm } from './refunds.dto.js';
import { anyRefund, eventsOfRefund, partsOfRefund, refundCounts, refundsOfAll } from './refunds.queries.js';

@Controller('admin/refunds')
export class RefundsAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly decideRefund: DecideRefund, private readonly payRefund: PayRefund) {}

  @Get()
  @Allow('payments.read')
  async list(@Filter(AllRefundsFilter) filter: AllRefundsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const view = filter.view ?? 'asked';
    const [found, counts] = await Promise.all([refundsOfAll(this.database, filter, view), refundCounts(this.database)]);
    return page('admin/settlement/refunds', {
      filter, view, tabs: refundTabs(originalUrl, view, counts), refunds: found.rows.map((row) => refundRowView(row, language)), ...turns(originalUrl, found),
      chips: chipsOf(originalUrl, { partner: filter.partner }), isFiltered: Boolean(filter.q || filter.partner),
    });
  }

  @Get(':number')
  @Allow('payments.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    const row = await anyRefund(this.database, number);
    if (!row) throw new NotFound();
    const [parts, events] = await Promise.all([partsOfRefund(this.database, row.id), eventsOfRefund(this.database, row.id)]);
    const isOwn = row.askedBy === actor.key;
    return page('admin/settlement/refund', {
      refund: refundView(row, { parts, events }, language), form, isOwn, today: this.clock.today(),
      mayDecide: may(actor, 'settlement.refund_approve') && !isOwn, mayPay: may(actor, 'payments.record'),
    });
  }

  @Post(':number/approval')
  @Allow('settlement.refund_approve')
  @FormPage('/admin/refunds/:number')
  async approve(@CurrentStaff() actor: StaffActor, @Param('number') number: string): Promise<Redirect> {
    await this.decideRefund.approve(actor, number);
    return redirect(`/admin/refunds/${number}`, 'settlement.flash.refundApproved', { number });
  }

  @Post(':number/refusal')
  @Allow('settlement.refund_approve')
  @FormPage('/admin/refunds/:number?form=refusal')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.decideRefund.refuse(actor, number, reason);
    return redirect(`/admin/refunds/${number}`, 'settlement.flash.refundRefused', { number });
  }

  @Post(':number/payment')
  @Allow('payments.record')
  @FormPage('/admin/refunds/:number')
  async pay(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(PaidRefundForm) form: PaidRefundForm): Promise<Redirect> {
    await this.payRefund.run(actor, number, form);
    return redirect(`/admin/refunds/${number}`, 'settlement.flash.refundPaid', { number });
  }

  @Post(':number/cancellation')
  @Allow('payments.record')
  @FormPage('/admin/refunds/:number?form=cancellation')
  async cancel(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.decideRefund.cancel(actor, number, { reason });
    return redirect(`/admin/refunds/${number}`, 'settlement.flash.refundCancelled', { number });
  }
}
