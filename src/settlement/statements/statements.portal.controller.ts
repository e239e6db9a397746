import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { answerWithin } from '../disputes/answer-clock.js';
import { monthsUntil } from './months.js';
import { monthOf, periodOf } from './periods.js';
import { issuedMonths, movedMonths } from './statement-list.queries.js';
import { statementPage, turnedStatement } from './statement-page.js';
import { statementPdf } from './statement-pdf.js';
import { statementOf } from './statement.js';
import { SignStatement } from './sign-statement.js';
import { standingOf, statementView } from './statement-views.js';
import { LinesFilter, MonthsFilter, SignForm } from './statements.dto.js';

const monthsShown = 12;

@Controller('statements')
export class StatementsPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier, private readonly config: Config, private readonly signStatement: SignStatement) {}

  /** Where the account stands today, and its months, newest first. */
  @Get()
  @Allow('portal.settlement')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(MonthsFilter) { before }: MonthsFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const partner = await partnerById(this.database, actor.partnerId);
    if (!partner) throw new NotFound();
    const today = this.clock.today();
    const account = { partnerId: partner.id, currency: partner.currency };
    const [moved, issued, now] = await Promise.all([
      movedMonths(this.database, account), issuedMonths(this.database, partner.id), statementOf(this.database, account, { from: today, to: today }, today),
    ]);
    const standing = new Map(issued.map((statement) => [statement.period, { status: statement.status, hasDisputes: Number(statement.hasDisputes) > 0 }]));
    const all = monthsUntil(monthOf(today), moved).filter(({ period }) => before === undefined || period < before);
    const shown = all.slice(0, monthsShown).map((month) => ({ ...month, ...standingOf({ month: periodOf(month.period) ?? { from: '', to: '' }, today, issued: standing.get(month.period) }) }));
    return page('portal/settlement/statements', {
      months: shown, now: statementView(now, { from: today, to: today, currency: partner.currency }, ''), currency: partner.currency, mayPay: may(actor, 'portal.pay'),
      next: all.length > monthsShown ? pageHref(originalUrl, { before: shown.at(-1)?.period }) : undefined, previous: before && '/statements',
    });
  }

  @Get(':period')
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @Filter(LinesFilter) { after }: LinesFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const statement = await turnedStatement(this.database, actor, this.asked(period), { address: originalUrl, after });
    return page('portal/settlement/statement', { statement, maySign: may(actor, 'portal.sign'), days: answerWithin });
  }

  @Post(':period/signature')
  @Allow('portal.sign')
  @FormPage('/statements/:period')
  async sign(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @Form(SignForm) { noted }: SignForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { disputes } = await this.signStatement.run(actor, period, Number(noted), key);
    return redirect(`/statements/${period}`, disputes > 0 ? 'settlement.flash.signedWithDisputes' : 'settlement.flash.signed', { period, count: disputes });
  }

  @Get(':period/pdf')
  @Allow('portal.settlement')
  async pdf(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @Req() { language }: Request): Promise<Download> {
    const statement = await statementPage(this.database, actor, this.asked(period));
    const content = await statementPdf(statement, { debtor: statement.partner, supplier: await this.supplier.letterhead(), language, timeZone: this.config.timeZone });
    return new Download(content, 'application/pdf', `${statement.partner.code}-${period}.pdf`, true);
  }

  private asked(period: string) {
    return { period, today: this.clock.today(), room: '' as const };
  }
}
