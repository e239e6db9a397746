import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';
import { Allow } from '../../platform/http/access.js';
import type { Download } from '../../platform/http/page.js';
import { eInvoiceDownload } from './e-invoice-download.js';
import { eInvoiceOf } from './e-invoices.queries.js';

@Controller('invoices/:number/e-invoice')
export class EInvoicesPortalController {
  constructor(private readonly database: Database, private readonly files: Files) {}

  @Get()
  @Allow('portal.settlement')
  async file(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string): Promise<Download> {
    return eInvoiceDownload(this.files, await eInvoiceOf(this.database, number, partnerId));
  }
}
