import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../identity/access/actors.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { editionOf } from '../platform/http/edition.js';
import { Form, OnceKey } from '../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { creditAccount, decisionsOf } from './credit-pages.queries.js';
import { CreditTermsForm, HoldForm, termsIn } from './credit-terms.dto.js';
import { accountPage } from './account-words.js';
import { HoldAccount } from './hold-account.js';
import { openReceivables } from './receivables.js';
import { proposalViews } from './limits/limit-words.js';
import { proposalsOf } from './limits/proposals.queries.js';
import { holdEvents } from './review/hold-words.js';
import { holdsOf } from './review/review.queries.js';
import { SetCreditTerms, termsOf } from './set-credit-terms.js';

@Controller('admin/credit/:code')
export class CreditAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock,
    private readonly setCreditTerms: SetCreditTerms, private readonly holdAccount: HoldAccount,
  ) {}

  @Get()
  @Allow('credit.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const today = this.clock.today();
    const account = await creditAccount(this.database, code, today);
    if (!account) throw new NotFound();
    const [decisions, receivables, holds, proposals] = await Promise.all([decisionsOf(this.database, account.id), openReceivables(this.database, account.id), holdsOf(this.database, account.id), proposalsOf(this.database, account.id)]);
    const { waiting, ended } = proposalViews(proposals, language);
    return page('admin/credit/account', {
      ...accountPage(account, decisions, receivables, { language, today }), holds: holdEvents(holds, { currency: account.currency, language, inside: true }),
      proposal: waiting && { ...waiting, mayApprove: may(actor, 'credit.approve_large') && waiting.proposedBy !== actor.key }, ended, edition: editionOf(termsOf(account)), mayManage: may(actor, 'credit.manage'),
    });
  }

  @Post('terms')
  @Allow('credit.manage')
  @FormPage('/admin/credit/:code')
  async setTerms(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(CreditTermsForm) form: CreditTermsForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { outcome } = await this.setCreditTerms.run(actor, code, termsIn(form), { was: form.was, key });
    return redirect(`/admin/credit/${code}`, `credit.flash.terms_${outcome}`, {}, outcome === 'set' ? 'green' : 'amber');
  }

  @Post('hold')
  @Allow('credit.manage')
  @FormPage('/admin/credit/:code')
  async hold(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(HoldForm) { reason }: HoldForm): Promise<Redirect> {
    await this.holdAccount.hold(actor, code, reason);
    return redirect(`/admin/credit/${code}`, 'credit.flash.held', {}, 'amber');
  }

  @Post('lifting')
  @Allow('credit.manage')
  @FormPage('/admin/credit/:code')
  async lift(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(HoldForm) { reason }: HoldForm): Promise<Redirect> {
    await this.holdAccount.lift(actor, code, reason);
    return redirect(`/admin/credit/${code}`, 'credit.flash.lifted');
  }
}
