import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { Uploaded } from '../../platform/http/uploaded.js';
import { lineView } from './dispute-views.js';
import { lineHref } from '../statements/statement-turns.js';
import { DisputeForm } from './disputes.dto.js';
import { ownLine } from './disputes.queries.js';
import { NoteDispute } from './note-dispute.js';
import { WithdrawDispute } from './withdraw-dispute.js';

@Controller('statements/:period/lines/:line/dispute')
export class DisputesPortalController {
  constructor(
    private readonly database: Database, private readonly files: Files, private readonly noteDispute: NoteDispute, private readonly withdrawDispute: WithdrawDispute,
  ) {}

  /** The line, with the form while nothing is said about it, else with what was said and answered. */
  @Get()
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @RowId('line') line: string): Promise<Page> {
    const found = await ownLine(this.database, actor.partnerId, period, line);
    if (!found) throw new NotFound();
    return page('portal/settlement/dispute', { line: lineView(found, ''), maySign: may(actor, 'portal.sign') && found.statementStatus === 'issued' });
  }

  @Post()
  @Allow('portal.sign')
  @FormPage('/statements/:period/lines/:line/dispute')
  async note(
    @CurrentPartner() actor: PartnerActor, @Param('period') period: string, @RowId('line') line: string,
    @Form(DisputeForm) { note }: DisputeForm, @Uploaded('file') upload: Upload | undefined, @OnceKey() key: string | undefined,
  ): Promise<Redirect> {
    await this.noteDispute.run(actor, { period, line }, note, upload, key);
    return redirect(await this.back(actor, period, line), 'settlement.flash.noted');
  }

  @Post('removal')
  @Allow('portal.sign')
  @FormPage('/statements/:period/lines/:line/dispute')
  async withdraw(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @RowId('line') line: string): Promise<Redirect> {
    await this.withdrawDispute.run(actor, { period, line });
    return redirect(await this.back(actor, period, line), 'settlement.flash.withdrawn');
  }

  @Get('file')
  @Allow('portal.settlement')
  async file(@CurrentPartner() actor: PartnerActor, @Param('period') period: string, @RowId('line') line: string): Promise<Download> {
    const found = await ownLine(this.database, actor.partnerId, period, line);
    if (!found?.fileId) throw new NotFound();
    const { file, content } = await this.files.read(found.fileId, actor.partnerId);
    return new Download(content, file.mediaType, file.name, true);
  }

  /** The page of the statement the line stands on. */
  private async back({ partnerId }: PartnerActor, period: string, line: string): Promise<string> {
    const found = await ownLine(this.database, partnerId, period, line);
    return lineHref(`/statements/${period}`, found?.position ?? 0);
  }
}
