import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { Uploaded } from '../../platform/http/uploaded.js';
import { openSums } from '../invoices/invoices.queries.js';
import { turns } from '../../platform/http/list-filter.js';
import { refundsOf } from '../refunds/refunds.queries.js';
import { PaymentsFilter } from './payment-filter.dto.js';
import { decisionsOfPayment, ownPayment, runsOf } from './payment-page.queries.js';
import { paymentTabs } from './payment-tabs.js';
import { paymentRowView, paymentView } from './payment-views.js';
import { VoucherForm } from './payments.dto.js';
import { paymentCounts, paymentsOfPartner } from './payments.queries.js';
import { SubmitPayment } from './submit-payment.js';

@Controller('payments')
export class PaymentsPortalController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly supplier: Supplier,
    private readonly submitPayment: SubmitPayment,
  ) {}

  @Get()
  @Allow('portal.settlement')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(PaymentsFilter) filter: PaymentsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [found, counts] = await Promise.all([paymentsOfPartner(this.database, actor.partnerId, filter), paymentCounts(this.database, actor.partnerId)]);
    return page('portal/settlement/payments', {
      filter, tabs: paymentTabs(originalUrl, ['all', 'submitted', 'unapplied'], filter.view ?? 'all', counts),
      payments: found.rows.map((row) => paymentRowView(row, language)), ...turns(originalUrl, found),
      isFiltered: Boolean(filter.q || filter.view), mayPay: may(actor, 'portal.pay'),
    });
  }

  @Get('new')
  @Allow('portal.pay')
  async create(@CurrentPartner() actor: PartnerActor): Promise<Page> {
    const today = this.clock.today();
    const currency = (await partnerById(this.database, actor.partnerId))?.currency ?? '';
    const { nameZh, bank, bankAccount } = await this.supplier.company();
    return page('portal/settlement/new-payment', { currency, today, sums: await openSums(this.database, { partnerId: actor.partnerId, currency }, today), payee: { name: nameZh, bank, bankAccount } });
  }

  @Post()
  @Allow('portal.pay')
  @FormPage('/payments/new')
  async submit(
    @CurrentPartner() actor: PartnerActor, @Form(VoucherForm) form: VoucherForm, @Uploaded('voucher') upload: Upload | undefined, @OnceKey() key: string | undefined,
  ): Promise<Redirect> {
    const { number } = await this.submitPayment.run(actor, form, upload, key);
    return redirect(`/payments/${number}`, 'settlement.flash.submitted', { number });
  }

  @Get(':number')
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const head = await ownPayment(this.database, actor.partnerId, number);
    if (!head) throw new NotFound();
    const [runs, decisions, refunds] = await Promise.all([runsOf(this.database, 'payment_id', head.id), decisionsOfPayment(this.database, head.id), refundsOf(this.database, 'payment_id', head.id)]);
    return page('portal/settlement/payment', { payment: paymentView(head, { runs, decisions }, language), refunds, mayPay: may(actor, 'portal.pay') });
  }

  @Get(':number/voucher')
  @Allow('portal.settlement')
  async voucher(@CurrentPartner() actor: PartnerActor, @Param('number') number: string): Promise<Download> {
    const head = await ownPayment(this.database, actor.partnerId, number);
    if (!head?.voucherFileId) throw new NotFound();
    const { file, content } = await this.files.read(head.voucherFileId, actor.partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }
}
