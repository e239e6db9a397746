import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { CashForm, DepositBackForm, DepositForm, GrantForm } from './funds.dto.js';
import { GrantRebate } from './grant-rebate.js';
import { MoveCash } from './move-cash.js';
import { TakeDepositBack } from './take-deposit-back.js';
import { UseDeposit } from './use-deposit.js';

/** Finance moves a partner's funds. */
@Controller('admin/funds/:code')
export class MoveFundsAdminController {
  constructor(private readonly moveCash: MoveCash, private readonly grantRebate: GrantRebate, private readonly useDeposit: UseDeposit, private readonly takeDepositBack: TakeDepositBack) {}

  @Post('cash')
  @Allow('payments.record')
  @FormPage('/admin/funds/:code?form=cash')
  async cash(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(CashForm) form: CashForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.moveCash.run(actor, code, { ...form }, key);
    return redirect(`/admin/funds/${code}`, 'funds.flash.moved');
  }

  @Post('grants')
  @Allow('credit.manage')
  @FormPage('/admin/funds/:code?form=grant')
  async grant(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(GrantForm) form: GrantForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { number } = await this.grantRebate.run(actor, code, { ...form }, key);
    return redirect(`/admin/funds/${code}`, 'funds.flash.granted', { number });
  }

  @Post('uses')
  @Allow('payments.record')
  @FormPage('/admin/funds/:code?form=use')
  async use(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(DepositForm) form: DepositForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.useDeposit.run(actor, code, { ...form }, key);
    return redirect(`/admin/funds/${code}`, 'funds.flash.used', { number: form.invoice });
  }

  @Post('uses/reversal')
  @Allow('payments.record')
  @FormPage('/admin/funds/:code?form=back')
  async takeBack(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(DepositBackForm) form: DepositBackForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.takeDepositBack.run(actor, code, { ...form }, key);
    return redirect(`/admin/funds/${code}`, 'funds.flash.takenBack', { number: form.invoice });
  }
}
