import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { allocationRules } from '../../catalog/supplies/allocation-rules.js';
import { KeepAllocation } from '../../catalog/supplies/keep-allocation.js';
import { houseRule, scarceProducts, waitingOfAll } from '../../catalog/supplies/waiting.queries.js';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form } from '../../platform/http/form.js';
import { keysetPage } from '../../platform/http/keyset.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { BackOrdersFilter, HouseRuleForm } from './back-orders.dto.js';
import { ruleChoices, scarceView, waitingColumns } from './waiting-views.js';

const pageSize = 20;

@Controller('admin/back-orders')
export class BackOrdersAdminController {
  constructor(private readonly database: Database, private readonly sheets: Sheets, private readonly keepAllocation: KeepAllocation) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(BackOrdersFilter) filter: BackOrdersFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [rows, rule] = await Promise.all([scarceProducts(this.database, filter, pageSize), houseRule(this.database)]);
    const found = keysetPage(rows, pageSize);
    return page('admin/waiting/list', {
      filter, products: found.rows.map((row) => scarceView(row, language)), ...turns(originalUrl, found), chips: chipsOf(originalUrl, { q: filter.q, partner: filter.partner }),
      rule, rules: ruleChoices(allocationRules), isFiltered: Boolean(filter.q || filter.partner), mayManage: may(actor, 'catalog.manage'),
    });
  }

  @Get('export.:format')
  @Allow('orders.read')
  export(@Param('format') format: string, @Filter(BackOrdersFilter) filter: BackOrdersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'waiting', columns: waitingColumns, pages: everyPage((after) => waitingOfAll(this.database, { ...filter, after }, pageSize)) });
  }

  @Post('rule')
  @Allow('catalog.manage')
  @FormPage('/admin/back-orders')
  async keepRule(@CurrentStaff() actor: StaffActor, @Form(HouseRuleForm) { rule }: HouseRuleForm): Promise<Redirect> {
    await this.keepAllocation.ofHouse(actor, rule);
    return redirect('/admin/back-orders', 'waiting.flash.rule');
  }
}
