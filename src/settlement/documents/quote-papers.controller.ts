import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, CurrentStaff, type PartnerActor, type StaffActor } from '../../identity/access/actors.js';
import { quotePage } from '../../orders/quotes/pages/quote-page.js';
import { anyQuote, ownQuote, type QuoteHead } from '../../orders/quotes/pages/quotes.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Download } from '../../platform/http/page.js';
import { quotePdf } from './quote-pdf.js';

/** Offers as paper; a quote that waits for an answer has none. */
@Controller()
export class QuotePapersController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly supplier: Supplier) {}

  @Get('quotes/:number/pdf')
  @Allow('portal.orders')
  async own(@CurrentPartner() { partnerId }: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.paper(await ownQuote(this.database, partnerId, number), language);
  }

  @Get('admin/quotes/:number/pdf')
  @Allow('orders.read')
  async any(@CurrentStaff() _actor: StaffActor, @Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    return this.paper(await anyQuote(this.database, number), language);
  }

  private async paper(head: QuoteHead | undefined, language: Request['language']): Promise<Download> {
    const quote = await quotePage(this.database, head, { language, today: this.clock.today(), inside: false });
    if (!quote.latest?.isOffer) throw new NotFound();
    const content = await quotePdf(quote, quote.latest, await this.supplier.company(), { language, timeZone: this.config.timeZone });
    return new Download(content, 'application/pdf', `${quote.number}.pdf`, true);
  }
}
