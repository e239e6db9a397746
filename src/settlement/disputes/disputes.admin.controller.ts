import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { creditNotesOf } from '../creditnotes/credit-notes.queries.js';
import { answerWithin } from './answer-clock.js';
import { AnswerDispute } from './answer-dispute.js';
import { disputeTabs, disputeView, outcomes } from './dispute-views.js';
import { AnswerForm, DisputesFilter } from './disputes.dto.js';
import { disputesOfAll, type DisputeRow, openDisputes, sentDispute } from './disputes.queries.js';

@Controller('admin/statements/disputes')
export class DisputesAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly files: Files, private readonly answerDispute: AnswerDispute,
  ) {}

  @Get()
  @Allow('statements.read')
  async list(@Filter(DisputesFilter) filter: DisputesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const view = filter.view ?? 'open';
    const [found, open] = await Promise.all([disputesOfAll(this.database, filter, view), openDisputes(this.database)]);
    return page('admin/settlement/disputes', {
      filter, view, tabs: disputeTabs(originalUrl, view, open), disputes: found.rows.map((row) => this.view(row, language)), ...turns(originalUrl, found),
      chips: chipsOf(originalUrl, { partner: filter.partner }), isFiltered: Boolean(filter.q || filter.partner), days: answerWithin,
    });
  }

  @Get(':id')
  @Allow('statements.read')
  async show(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const dispute = this.view(await this.sent(id), language);
    return page('admin/settlement/dispute', {
      dispute, outcomes, mayAnswer: dispute.isOpen && may(actor, 'statements.answer'), credits: await creditNotesOf(this.database, { dispute: id }),
      mayCredit: dispute.status !== 'declined' && may(actor, 'invoices.manage'),
    });
  }

  @Post(':id/answer')
  @Allow('statements.answer')
  @FormPage('/admin/statements/disputes/:id')
  async answer(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(AnswerForm) form: AnswerForm): Promise<Redirect> {
    await this.answerDispute.run(actor, id, form);
    return redirect(`/admin/statements/disputes/${id}`, `settlement.flash.${form.outcome}`);
  }

  @Get(':id/file')
  @Allow('statements.read')
  async file(@RowId() id: string): Promise<Download> {
    const { fileId, partnerId } = await this.sent(id);
    if (!fileId) throw new NotFound();
    const { file, content } = await this.files.read(fileId, partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }

  private async sent(id: string): Promise<DisputeRow> {
    const row = await sentDispute(this.database, id);
    if (!row) throw new NotFound();
    return row;
  }

  private view(row: DisputeRow, language: Request['language']) {
    return disputeView(row, { language, today: this.clock.today(), timeZone: this.config.timeZone });
  }
}
