import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { compare } from '../../platform/money/money.js';
import { accountView } from '../account-words.js';
import { creditAccount } from '../credit-pages.queries.js';
import { ApproveRequest } from './approve-request.js';
import { RefuseRequest } from './refuse-request.js';
import { ApprovalForm, RefusalForm, RequestsFilter } from './request.dto.js';
import { requestPage, requestTabs, requestView } from './request-views.js';
import { eventsOfRequest, openRequests, papersOf, requestNumbered, type RequestRow, requestsOfAll } from './requests.queries.js';

const hrefOf = (number: string) => `/admin/credit/requests/${number}`;

/** Finance decides who gets more credit, for how long. */
@Controller('admin/credit/requests')
export class RequestsAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly files: Files,
    private readonly approveRequest: ApproveRequest, private readonly refuseRequest: RefuseRequest,
  ) {}

  @Get()
  @Allow('credit.read')
  async list(@Filter(RequestsFilter) filter: RequestsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [view, today] = [filter.view ?? 'open', this.clock.today()];
    const [found, open] = await Promise.all([requestsOfAll(this.database, filter, view), openRequests(this.database)]);
    return page('admin/credit/requests/list', { view, tabs: requestTabs(originalUrl, view, open), requests: found.rows.map((row) => requestView(row, language, today)), ...turns(originalUrl, found) });
  }

  @Get(':number')
  @Allow('credit.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.any(number);
    const today = this.clock.today();
    const [papers, events, account] = await Promise.all([papersOf(this.database, row.id), eventsOfRequest(this.database, row.id), creditAccount(this.database, row.partnerCode, today)]);
    const shown = requestPage(row, { papers, events }, { language, today, inside: true });
    const isLarge = compare(row.amount, this.config.largeCredit) > 0;
    return page('admin/credit/requests/show', {
      ...shown, account: account && accountView(account, { language, today }), isLarge, bound: this.config.largeCredit, today,
      mayDecide: shown.request.isOpen && may(actor, row.status === 'endorsed' ? 'credit.approve_large' : 'credit.manage') && row.endorsedBy !== actor.key, mayRefuse: shown.request.isOpen && may(actor, 'credit.manage'),
    });
  }

  @Post(':number/approval')
  @Allow('credit.manage')
  @FormPage('/admin/credit/requests/:number')
  async approve(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ApprovalForm) { amount, untilOn, remark }: ApprovalForm): Promise<Redirect> {
    const outcome = await this.approveRequest.run(actor, number, { amount, until: untilOn, answer: remark });
    return redirect(hrefOf(number), `credit.flash.${outcome}`);
  }

  @Post(':number/refusal')
  @Allow('credit.manage')
  @FormPage('/admin/credit/requests/:number')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(RefusalForm) { answer }: RefusalForm): Promise<Redirect> {
    await this.refuseRequest.run(actor, number, answer);
    return redirect(hrefOf(number), 'credit.flash.refused');
  }

  @Get(':number/papers/:id')
  @Allow('credit.read')
  async paper(@Param('number') number: string, @RowId() id: string): Promise<Download> {
    const row = await this.any(number);
    const paper = (await papersOf(this.database, row.id)).find((known) => known.id === id);
    if (!paper) throw new NotFound();
    const { file, content } = await this.files.read(paper.fileId, row.partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }

  private async any(number: string): Promise<RequestRow> {
    const row = await requestNumbered(this.database, number);
    if (!row) throw new NotFound();
    return row;
  }
}
