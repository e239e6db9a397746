import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { pageHref } from '../../platform/views/page-href.js';
import { openInvoicesOf } from '../invoices/open-invoices.queries.js';
import { turns } from '../../platform/http/list-filter.js';
import { AllPaymentsFilter, NewPaymentFilter, OpenForm } from './payment-filter.dto.js';
import { refundsOf } from '../refunds/refunds.queries.js';
import { anyPayment, decisionsOfPayment, payers, runsOf } from './payment-page.queries.js';
import { paymentTabs } from './payment-tabs.js';
import { paymentRowView, paymentView, proposal } from './payment-views.js';
import { NewPaymentForm } from './payments.dto.js';
import { paymentCounts, paymentsOfAll } from './payments.queries.js';
import { RecordPayment } from './record-payment.js';

@Controller('admin/payments')
export class PaymentsAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly recordPayment: RecordPayment) {}

  @Get()
  @Allow('payments.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(AllPaymentsFilter) filter: AllPaymentsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const view = filter.view ?? 'submitted';
    const [found, counts] = await Promise.all([paymentsOfAll(this.database, filter, view), paymentCounts(this.database)]);
    return page('admin/settlement/payments', {
      filter, view, tabs: paymentTabs(originalUrl, ['submitted', 'unapplied', 'all'], view, counts),
      payments: found.rows.map((row) => paymentRowView(row, language)), ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.partner),
      chips: filter.partner ? [{ label: filter.partner, href: pageHref(originalUrl, { partner: '', after: '', before: '' }) }] : [],
      mayRecord: may(actor, 'payments.record'),
    });
  }

  @Get('new')
  @Allow('payments.record')
  async create(@Filter(NewPaymentFilter) { partner }: NewPaymentFilter, @Req() { language }: Request): Promise<Page> {
    const partners = (await payers(this.database)).map((payer) => ({ value: payer.code, label: nameIn(language, payer) }));
    return page('admin/settlement/new-payment', { partner, partners, today: this.clock.today() });
  }

  @Post()
  @Allow('payments.record')
  @FormPage('/admin/payments/new')
  async record(@CurrentStaff() actor: StaffActor, @Form(NewPaymentForm) { allocate, ...form }: NewPaymentForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { number } = await this.recordPayment.run(actor, { ...form, invoices: allocate === 'none' ? [] : undefined, key });
    return redirect(`/admin/payments/${number}`, 'settlement.flash.recorded', { number });
  }

  @Get(':number')
  @Allow('payments.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    const head = await anyPayment(this.database, number);
    if (!head) throw new NotFound();
    const [runs, decisions, open, refunds] = await Promise.all([
      runsOf(this.database, 'payment_id', head.id), decisionsOfPayment(this.database, head.id), openInvoicesOf(this.database, head.partnerId, head.currency), refundsOf(this.database, 'payment_id', head.id),
    ]);
    const payment = paymentView(head, { runs, decisions }, language);
    const toGive = payment.state === 'submitted' ? payment.amount : payment.unapplied;
    return page('admin/settlement/payment', {
      payment, refunds, form, toGive, invoices: proposal(toGive, open, this.clock.today()), mayRecord: may(actor, 'payments.record'), today: this.clock.today(),
    });
  }

  @Get(':number/voucher')
  @Allow('payments.read')
  async voucher(@Param('number') number: string): Promise<Download> {
    const head = await anyPayment(this.database, number);
    if (!head?.voucherFileId) throw new NotFound();
    const { file, content } = await this.files.read(head.voucherFileId, head.partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }
}
