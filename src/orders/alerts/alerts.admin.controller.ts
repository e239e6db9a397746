import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { alertTabs, alertView, verdicts } from './alert-views.js';
import { AlertsFilter, VerdictForm } from './alerts.dto.js';
import { alertById, alertsIn, openAlerts } from './alerts.queries.js';
import { JudgeAlert } from './judge-alert.js';
import { creditsEdge, daysAhead, fewestOrders, timesUsual } from './what-stands-out.js';

const rule = { times: timesUsual, orders: fewestOrders, days: daysAhead, percent: Number(creditsEdge) * 100 };

@Controller('admin/alerts')
export class AlertsAdminController {
  constructor(private readonly database: Database, private readonly judgeAlert: JudgeAlert) {}

  @Get()
  @Allow('credit.read')
  async list(@Filter(AlertsFilter) filter: AlertsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const view = filter.view ?? 'open';
    const [found, open] = await Promise.all([alertsIn(this.database, view, filter), openAlerts(this.database)]);
    return page('admin/alerts/list', {
      filter, view, rule, tabs: alertTabs(originalUrl, view, open), alerts: found.rows.map((row) => alertView(row, language)), ...turns(originalUrl, found),
    });
  }

  @Get(':id')
  @Allow('credit.read')
  async show(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const row = await alertById(this.database, id);
    if (!row) throw new NotFound();
    const alert = alertView(row, language);
    return page('admin/alerts/show', { alert, rule, verdicts, mayJudge: alert.isOpen && may(actor, 'credit.release') });
  }

  @Post(':id/verdict')
  @Allow('credit.release')
  @FormPage('/admin/alerts/:id')
  async judge(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(VerdictForm) form: VerdictForm): Promise<Redirect> {
    await this.judgeAlert.run(actor, id, form);
    return redirect('/admin/alerts', `alerts.flash.${form.verdict}`);
  }
}
