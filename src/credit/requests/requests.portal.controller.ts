import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { UploadedAll } from '../../platform/http/uploaded.js';
import { accountOf } from '../accounts.js';
import { AskForCredit, mostPapers } from './ask-for-credit.js';
import { RefuseRequest } from './refuse-request.js';
import { RequestForm } from './request.dto.js';
import { requestPage } from './request-views.js';
import { eventsOfRequest, papersOf, requestNumbered, type RequestRow } from './requests.queries.js';

/** A dealer asks for more credit for a time. */
@Controller('account/credit/requests')
export class RequestsPortalController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly files: Files,
    private readonly askForCredit: AskForCredit, private readonly refuseRequest: RefuseRequest,
  ) {}

  @Get('new')
  @Allow('portal.pay')
  async blank(@CurrentPartner() { partnerId }: PartnerActor): Promise<Page> {
    const account = await accountOf(this.database, partnerId);
    if (!account) throw new NotFound();
    return page('portal/credit/new-request', { account, today: this.clock.today(), most: mostPapers });
  }

  @Post()
  @Allow('portal.pay')
  @FormPage('/account/credit/requests/new')
  async ask(@CurrentPartner() actor: PartnerActor, @Form(RequestForm) form: RequestForm, @UploadedAll('papers') papers: Upload[], @OnceKey() key: string | undefined): Promise<Redirect> {
    const { number } = await this.askForCredit.run(actor, form, papers, key);
    return redirect(`/account/credit/requests/${number}`, 'credit.flash.asked', { number });
  }

  @Get(':number')
  @Allow('portal.credit')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.own(actor, number);
    const [papers, events] = await Promise.all([papersOf(this.database, row.id), eventsOfRequest(this.database, row.id)]);
    return page('portal/credit/request', { ...requestPage(row, { papers, events }, { language, today: this.clock.today(), inside: false }), mayWithdraw: may(actor, 'portal.pay') });
  }

  @Post(':number/withdrawal')
  @Allow('portal.pay')
  @FormPage('/account/credit/requests/:number')
  async withdraw(@CurrentPartner() actor: PartnerActor, @Param('number') number: string): Promise<Redirect> {
    await this.refuseRequest.withdraw(actor, number);
    return redirect('/account/credit', 'credit.flash.withdrawn', { number });
  }

  @Get(':number/papers/:id')
  @Allow('portal.credit')
  async paper(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @RowId() id: string): Promise<Download> {
    const row = await this.own(actor, number);
    const paper = (await papersOf(this.database, row.id)).find((known) => known.id === id);
    if (!paper) throw new NotFound();
    const { file, content } = await this.files.read(paper.fileId, actor.partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }

  private async own({ partnerId }: PartnerActor, number: string): Promise<RequestRow> {
    const row = await requestNumbered(this.database, number);
    if (row?.partnerId !== partnerId) throw new NotFound();
    return row;
  }
}
