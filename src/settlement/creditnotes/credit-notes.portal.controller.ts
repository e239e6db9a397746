import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { Download, type Page, page } from '../../platform/http/page.js';
import { creditNotePage } from './credit-note-page.js';
import { creditNotePdf } from './credit-note-pdf.js';
import { creditNoteRowView } from './credit-note-views.js';
import { CreditNotesFilter } from './credit-notes.dto.js';
import { creditNotes } from './credit-notes.queries.js';

@Controller('credit-notes')
export class CreditNotesPortalController {
  constructor(private readonly database: Database, private readonly supplier: Supplier) {}

  @Get()
  @Allow('portal.settlement')
  async list(@CurrentPartner() { partnerId }: PartnerActor, @Filter(CreditNotesFilter) filter: CreditNotesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await creditNotes(this.database, filter, partnerId);
    return page('portal/settlement/credit-notes', { notes: found.rows.map((row) => creditNoteRowView(row, language)), ...turns(originalUrl, found) });
  }

  @Get(':number')
  @Allow('portal.settlement')
  async show(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/settlement/credit-note', { note: await creditNotePage(this.database, number, language, partnerId) });
  }

  @Get(':number/pdf')
  @Allow('portal.settlement')
  async pdf(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const content = await creditNotePdf(await creditNotePage(this.database, number, language, partnerId), await this.supplier.letterhead(), language);
    return new Download(content, 'application/pdf', `${number}.pdf`, true);
  }
}
