import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { paymentByNumber } from '../payments/lock-payment.js';
import { anyPayment } from '../payments/payment-page.queries.js';
import { AskRefund } from './ask-refund.js';
import { RefundForm } from './refunds.dto.js';
import { lastAccountOf } from './refunds.queries.js';

/** Finance gives back what is left of one payment. */
@Controller('admin/payments/:number/refunds')
export class AskRefundAdminController {
  constructor(private readonly database: Database, private readonly askRefund: AskRefund) {}

  @Get('new')
  @Allow('payments.record')
  async create(@Param('number') number: string): Promise<Page> {
    const payment = await anyPayment(this.database, number);
    if (!payment) throw new NotFound();
    const account = await lastAccountOf(this.database, payment.partnerId) ?? { payee: payment.nameZh };
    return page('admin/settlement/new-refund', { payment, of: `/admin/payments/${number}`, account });
  }

  @Post()
  @Allow('payments.record')
  @FormPage('/admin/payments/:number/refunds/new')
  async ask(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(RefundForm) form: RefundForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { partnerId } = await paymentByNumber(this.database, number);
    const refund = await this.askRefund.run(actor, partnerId, { ...form, of: number }, key);
    return redirect(`/admin/refunds/${refund.number}`, 'settlement.flash.refundAsked', { number: refund.number });
  }
}
