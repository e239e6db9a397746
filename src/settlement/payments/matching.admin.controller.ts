import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { ConfirmPayment } from './confirm-payment.js';
import { MatchPayment } from './match-payment.js';
import { matchesOf } from './matches-of.js';
import { ConfirmPaymentForm, MatchPaymentForm, ReasonForm, ReassignForm } from './payments.dto.js';
import { ReassignPayment } from './reassign-payment.js';
import { RefusePayment } from './refuse-payment.js';
import { UnmatchPayment } from './unmatch-payment.js';

@Controller('admin/payments/:number')
export class MatchingAdminController {
  constructor(
    private readonly confirmPayment: ConfirmPayment, private readonly refusePayment: RefusePayment,
    private readonly matchPayment: MatchPayment, private readonly unmatchPayment: UnmatchPayment,
    private readonly reassignPayment: ReassignPayment,
  ) {}

  @Post('confirmation')
  @Allow('payments.record')
  @FormPage('/admin/payments/:number')
  async confirm(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ConfirmPaymentForm) { matches, ...form }: ConfirmPaymentForm): Promise<Redirect> {
    await this.confirmPayment.run(actor, number, { ...form, matches: matchesOf(matches) });
    return redirect(`/admin/payments/${number}`, 'settlement.flash.recorded', { number });
  }

  @Post('refusal')
  @Allow('payments.record')
  @FormPage('/admin/payments/:number?form=refusal')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    await this.refusePayment.run(actor, number, reason);
    return redirect(`/admin/payments/${number}`, 'settlement.flash.refused', { number });
  }

  @Post('reassignment')
  @Allow('payments.record')
  @FormPage('/admin/payments/:number?form=reassignment')
  async reassign(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReassignForm) form: ReassignForm): Promise<Redirect> {
    const moved = await this.reassignPayment.run(actor, number, form);
    return redirect(`/admin/payments/${moved}`, 'settlement.flash.reassigned', { number, moved });
  }

  @Post('matches')
  @Allow('payments.record')
  @FormPage('/admin/payments/:number')
  async match(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(MatchPaymentForm) { matches }: MatchPaymentForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.matchPayment.run(actor, number, matchesOf(matches), key);
    return redirect(`/admin/payments/${number}`, 'settlement.flash.matched', { number });
  }

  @Post('matches/:entry/reversal')
  @Allow('payments.record')
  @FormPage('/admin/payments/:number?form=reversal-:entry')
  async unmatch(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Param('entry') entry: string, @Form(ReasonForm) { reason }: ReasonForm): Promise<Redirect> {
    if (!/^\d{1,19}$/.test(entry)) throw new NotFound();
    await this.unmatchPayment.run(actor, number, entry, reason);
    return redirect(`/admin/payments/${number}`, 'settlement.flash.unmatched', { number });
  }
}
