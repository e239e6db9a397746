import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { drawableBy } from '../../../credit/funds/funds.js';
import { CurrentPartner, may, type PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../../platform/http/form.js';
import { turns } from '../../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { addressChoice } from '../../desk/on-behalf-views.js';
import { waysToPay } from '../../placing/draw-choices.js';
import { deliveryAddresses } from '../../desk/on-behalf.queries.js';
import { orderingPartner } from '../../ordering/orderer.queries.js';
import { inquiryIn } from './inquiry-form.js';
import { InquiryPage } from './inquiry-page.js';
import { OpenQuoteForm, QuotesFilter, RequestForm } from '../quote.dto.js';
import { quotePage } from './quote-page.js';
import { offeredLines, type QuotePage, quoteRowView, quoteTabs } from './quote-views.js';
import { ownQuote, quoteCounts, quotesIn } from './quotes.queries.js';
import { RequestQuote } from '../request-quote.js';

@Controller('quotes')
export class QuotesPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly inquiryPage: InquiryPage, private readonly requestQuote: RequestQuote) {}

  @Get()
  @Allow('portal.orders')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(QuotesFilter) filter: QuotesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [view, today, { partnerId }] = [filter.view ?? 'all', this.clock.today(), actor];
    const [found, counts] = await Promise.all([quotesIn(this.database, filter, { view, today, partnerId }), quoteCounts(this.database, today, partnerId)]);
    return page('portal/quotes/list', {
      filter, tabs: quoteTabs(originalUrl, view, counts, 'answered'), quotes: found.rows.map((row) => quoteRowView(row, { language, today })), ...turns(originalUrl, found),
      isFiltered: Boolean(filter.q || filter.view), mayAsk: may(actor, 'portal.order'),
    });
  }

  @Get('new')
  @Allow('portal.order')
  async form(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request): Promise<Page> {
    const orderer = await orderingPartner(this.database, actor);
    return page('portal/quotes/new', { rows: await this.inquiryPage.ofCart(actor, orderer, language), currency: orderer.currency });
  }

  @Post()
  @Allow('portal.order')
  @FormPage('/quotes/new')
  async request(@CurrentPartner() actor: PartnerActor, @Form(RequestForm) form: RequestForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    const orderer = await orderingPartner(this.database, actor);
    const { number } = await this.requestQuote.run(actor, await inquiryIn(this.database, orderer, form, { language, today: this.clock.today() }), key);
    return redirect(`/quotes/${number}`, 'quotes.flash.requested', { number });
  }

  @Get(':number')
  @Allow('portal.orders')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Filter(OpenQuoteForm) { form }: OpenQuoteForm, @Req() { language }: Request): Promise<Page> {
    const quote = await quotePage(this.database, await ownQuote(this.database, actor.partnerId, number), { language, today: this.clock.today(), inside: false });
    const mayAct = may(actor, 'portal.order');
    return page('portal/quotes/show', { quote, form, mayAct, mayAskAgain: mayAct && (quote.isAnswered || quote.isExpired), ...quote.isAnswered && mayAct && await this.acceptance(actor, quote, language) });
  }

  // where an offer's goods go, and how they are paid
  private async acceptance({ partnerId }: PartnerActor, quote: QuotePage, language: Language) {
    const [addresses, drawable] = await Promise.all([deliveryAddresses(this.database, partnerId), drawableBy(this.database, partnerId, this.clock.today())]);
    return { addresses: addresses.map(addressChoice), ...waysToPay(offeredLines(quote), drawable, { language, currency: quote.currency }) };
  }
}
