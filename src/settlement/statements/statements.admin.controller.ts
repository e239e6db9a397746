import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { answerWithin } from '../disputes/answer-clock.js';
import { openDisputes } from '../disputes/disputes.queries.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { pageHref } from '../../platform/views/page-href.js';
import { minus, sum } from '../../platform/money/money.js';
import { IssueStatement } from './issue-statement.js';
import { IssueStatements } from './issue-statements.js';
import { monthAfter, monthBefore, monthOf, type Period, periodOf } from './periods.js';
import { issueCounts, type PartnerMonth, partnerMonths } from './statement-list.queries.js';
import { statementPage, turnedStatement } from './statement-page.js';
import { statementPdf } from './statement-pdf.js';
import { standingOf } from './statement-views.js';
import { IssueForm, LinesFilter, StatementFilter } from './statements.dto.js';

@Controller('admin/statements')
export class StatementsAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier, private readonly config: Config,
    private readonly issueStatement: IssueStatement, private readonly issueStatements: IssueStatements,
  ) {}

  /** A month's accounts of all partners; the last ended month when none is asked for. */
  @Get()
  @Allow('statements.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(StatementFilter) filter: StatementFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const month = periodOf(filter.period ?? monthBefore(monthOf(today)));
    if (!month || month.from > today) throw new NotFound();
    const [found, counts, open] = await Promise.all([partnerMonths(this.database, month, filter), issueCounts(this.database, month), openDisputes(this.database)]);
    const to = (period: string) => pageHref(originalUrl, { period, after: '' });
    const hasEnded = month.to < today;
    return page('admin/settlement/statements', {
      filter, ...month, hasEnded, counts, openDisputes: open, later: month.period < monthOf(today) ? to(monthAfter(month.period)) : undefined, earlier: to(monthBefore(month.period)),
      partners: found.rows.map((row) => ({ ...row, ...stateOf(row, month, today), partner: nameIn(language, row), closing: minus(sum([row.opening, row.debit]), row.credit) })),
      next: found.next && pageHref(originalUrl, { after: found.next }), previous: filter.after && pageHref(originalUrl, { after: '' }),
      percent: counts.issued + counts.waiting > 0 ? (100 * counts.issued) / (counts.issued + counts.waiting) : 0,
      mayIssue: hasEnded && may(actor, 'statements.issue'),
    });
  }

  @Post()
  @Allow('statements.issue')
  @FormPage('/admin/statements')
  async issue(@CurrentStaff() actor: StaffActor, @Form(IssueForm) { period, partner }: IssueForm): Promise<Redirect> {
    if (partner) await this.issueStatement.run(actor, partner, period);
    else await this.issueStatements.ask(actor, period);
    return redirect(`/admin/statements?period=${period}`, partner ? 'settlement.flash.issued' : 'settlement.flash.issuing', { period, partner: partner ?? '' });
  }

  @Get(':period/:code')
  @Allow('statements.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('period') period: string, @Param('code') code: string, @Filter(LinesFilter) { after }: LinesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const statement = await turnedStatement(this.database, { code }, this.asked(period), { address: originalUrl, after });
    return page('admin/settlement/statement', {
      statement, partner: nameIn(language, statement.partner), days: answerWithin, mayIssue: statement.hasEnded && !statement.issued && may(actor, 'statements.issue'),
    });
  }

  @Get(':period/:code/pdf')
  @Allow('statements.read')
  async pdf(@Param('period') period: string, @Param('code') code: string, @Req() { language }: Request): Promise<Download> {
    const statement = await statementPage(this.database, { code }, this.asked(period));
    const content = await statementPdf(statement, { debtor: statement.partner, supplier: await this.supplier.letterhead(), language, timeZone: this.config.timeZone });
    return new Download(content, 'application/pdf', `${code}-${period}.pdf`, true);
  }

  private asked(period: string) {
    return { period, today: this.clock.today(), room: '/admin' as const };
  }
}

function stateOf({ status, hasDisputes }: PartnerMonth, month: Period, today: string) {
  const { state } = standingOf({ month, today, issued: status ? { status, hasDisputes: Number(hasDisputes) > 0 } : undefined });
  return { state, isIssued: status !== null };
}
