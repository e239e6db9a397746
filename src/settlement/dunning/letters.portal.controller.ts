import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Download, type Page, page } from '../../platform/http/page.js';
import { letterPdf } from './letter-pdf.js';
import { letterPage } from './letter-views.js';
import { letterNumbered } from './letters.queries.js';

/** The letters a dealer got. */
@Controller('invoices/letters/:number')
export class LettersPortalController {
  constructor(private readonly database: Database, private readonly supplier: Supplier) {}

  @Get()
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/settlement/letter', { ...await this.own(actor, number, language), mayPay: may(actor, 'portal.pay') });
  }

  @Get('pdf')
  @Allow('portal.settlement')
  async pdf(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const { letter } = await this.own(actor, number, language);
    return new Download(await letterPdf(letter, await this.supplier.company(), language), 'application/pdf', `${number}.pdf`, true);
  }

  private async own({ partnerId }: PartnerActor, number: string, language: Request['language']) {
    const found = await letterNumbered(this.database, number);
    return letterPage(this.database, found?.partnerId === partnerId ? found : undefined, language);
  }
}
