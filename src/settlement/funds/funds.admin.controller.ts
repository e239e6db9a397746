import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { NotFound } from '../../platform/http/errors.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { DrawRuleForm, FundsFilter, GrantsForm, PartnerFundsFilter } from './funds.dto.js';
import { cashLeft, depositedInvoices, fundsOf, fundsOfAll, fundTotals, grantsOf, movementsOf, overdueInvoices, rebateShare } from './funds.queries.js';
import { fractionOf, percentOf } from '../../platform/money/percent.js';
import { cashFunds, cashWays, fundsView, fundTabs, grantView, invoiceChoice, kindChoices, movementView } from './fund-views.js';
import { GrantRebates } from './grant-rebates.js';
import { grantedLines } from './granted-lines.js';
import { SetDrawRule } from './set-draw-rule.js';

@Controller('admin/funds')
export class FundsAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly setDrawRule: SetDrawRule, private readonly grantRebates: GrantRebates) {}

  @Get()
  @Allow('credit.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(FundsFilter) filter: FundsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const { currency } = this.config;
    const [found, totals, share] = await Promise.all([fundsOfAll(this.database, filter), fundTotals(this.database, currency), rebateShare(this.database)]);
    return page('admin/funds/list', {
      filter, totals, currency, share, rebatePercent: percentOf(share), partners: found.rows.map((row) => fundsView(row, language)), ...turns(originalUrl, found), mayManage: may(actor, 'credit.manage'),
    });
  }

  @Post('rule')
  @Allow('credit.manage')
  @FormPage('/admin/funds')
  async rule(@CurrentStaff() actor: StaffActor, @Form(DrawRuleForm) { rebatePercent }: DrawRuleForm): Promise<Redirect> {
    await this.setDrawRule.run(actor, fractionOf(rebatePercent));
    return redirect('/admin/funds', 'funds.flash.rule');
  }

  @Get('grants/new')
  @Allow('credit.manage')
  many(): Page {
    return page('admin/funds/grants', { today: this.clock.today() });
  }

  @Post('grants')
  @Allow('credit.manage')
  @FormPage('/admin/funds/grants/new')
  async grantMany(@CurrentStaff() actor: StaffActor, @Form(GrantsForm) { lines, ...terms }: GrantsForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { count } = await this.grantRebates.run(actor, grantedLines(lines), terms, key);
    return redirect('/admin/funds', 'funds.flash.grantedMany', { count });
  }

  @Get(':code')
  @Allow('credit.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Filter(PartnerFundsFilter) filter: PartnerFundsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const row = await fundsOf(this.database, { code });
    if (!row) throw new NotFound();
    const [found, grants, cash, overdue, deposited] = await Promise.all([
      movementsOf(this.database, row.id, filter), grantsOf(this.database, row.id), cashLeft(this.database, row.id), overdueInvoices(this.database, row.id, today), depositedInvoices(this.database, row.id),
    ]);
    return page('admin/funds/show', {
      funds: fundsView(row, language), filter, form: filter.form, cash, today, tabs: fundTabs(originalUrl, filter), kinds: kindChoices, cashFunds, ways: cashWays, inside: true,
      movements: found.rows.map((movement) => movementView(movement, '/admin')), ...turns(originalUrl, found), grants: grants.map((grant) => grantView(grant, today)),
      overdue: overdue.map(({ number, openAmount }) => invoiceChoice(number, openAmount, row.currency)), deposited: deposited.map(({ number, paid }) => invoiceChoice(number, paid, row.currency)), mayMove: may(actor, 'payments.record'), mayGrant: may(actor, 'credit.manage'),
    });
  }
}
