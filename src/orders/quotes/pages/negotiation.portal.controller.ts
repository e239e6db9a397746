import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { NotFound } from '../../../platform/http/errors.js';
import { Form, OnceKey } from '../../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { orderingPartner } from '../../ordering/orderer.queries.js';
import { chosenDraw } from '../../placing/draw.dto.js';
import { AcceptQuote } from '../accept-quote.js';
import { AskAgain } from '../ask-again.js';
import { CloseQuote } from '../close-quote.js';
import { inquiryIn } from './inquiry-form.js';
import { AcceptForm, CloseForm, RequestForm } from '../quote.dto.js';
import { quotePage } from './quote-page.js';
import { shownAnew } from './shown-anew.js';
import { ownQuote } from './quotes.queries.js';

/** The dealer's next word: yes, no, or another question. */
@Controller('quotes/:number')
export class NegotiationPortalController {
  constructor(
    private readonly database: Database, private readonly clock: Clock,
    private readonly acceptQuote: AcceptQuote, private readonly askAgain: AskAgain, private readonly closeQuote: CloseQuote,
  ) {}

  @Get('again')
  @Allow('portal.order')
  async form(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const quote = await quotePage(this.database, await ownQuote(this.database, actor.partnerId, number), { language, today: this.clock.today(), inside: false });
    if (!quote.isAnswered && !quote.isExpired) throw new NotFound();
    const rows = quote.latest?.lines.map(({ sku, name, unit, quantity, net, note }) => ({ sku, name, unit, quantity, price: net, note }));
    return page('portal/quotes/again', { quote, rows, currency: quote.currency });
  }

  @Post('requests')
  @Allow('portal.order')
  @FormPage('/quotes/:number/again')
  async ask(
    @CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(RequestForm) form: RequestForm, @OnceKey() key: string | undefined, @Req() { language }: Request,
  ): Promise<Redirect> {
    const orderer = await orderingPartner(this.database, actor);
    const inquiry = await inquiryIn(this.database, orderer, form, { language, today: this.clock.today() });
    return this.askAgain.run(actor, number, { ...inquiry, seen: form.round }, key)
      .then(() => redirect(`/quotes/${number}`, 'quotes.flash.requested', { number }), shownAnew(number));
  }

  @Post('acceptance')
  @Allow('portal.order')
  @FormPage('/quotes/:number')
  async accept(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(AcceptForm) form: AcceptForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { order } = await this.acceptQuote.run(actor, number, { seen: form.round, addressId: form.addressId, poNumber: form.poNumber, ...chosenDraw(form) }, key);
    return redirect(`/orders/${order}`, 'quotes.flash.accepted', { number, order });
  }

  @Post('refusal')
  @Allow('portal.order')
  @FormPage('/quotes/:number?form=refusal')
  async decline(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(CloseForm) { reason }: CloseForm): Promise<Redirect> {
    await this.closeQuote.run(actor, number, 'declined', reason);
    return redirect(`/quotes/${number}`, 'quotes.flash.declined', { number });
  }

  @Post('withdrawal')
  @Allow('portal.order')
  @FormPage('/quotes/:number?form=withdrawal')
  async withdraw(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(CloseForm) { reason }: CloseForm): Promise<Redirect> {
    await this.closeQuote.run(actor, number, 'withdrawn', reason);
    return redirect(`/quotes/${number}`, 'quotes.flash.withdrawn', { number });
  }
}
