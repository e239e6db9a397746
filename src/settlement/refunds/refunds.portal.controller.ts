import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { accountOf } from '../../credit/accounts.js';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { AskRefund } from './ask-refund.js';
import { DecideRefund } from './decide-refund.js';
import { refundRowView, refundView } from './refund-views.js';
import { RefundForm, RefundsFilter } from './refunds.dto.js';
import { eventsOfRefund, lastAccountOf, ownRefund, partsOfRefund, refundsOfPartner } from './refunds.queries.js';

@Controller('payments/refunds')
export class RefundsPortalController {
  constructor(private readonly database: Database, private readonly askRefund: AskRefund, private readonly decideRefund: DecideRefund) {}

  @Get()
  @Allow('portal.settlement')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(RefundsFilter) filter: RefundsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await refundsOfPartner(this.database, actor.partnerId, filter);
    return page('portal/settlement/refunds', {
      filter, refunds: found.rows.map((row) => refundRowView(row, language)), ...turns(originalUrl, found), isFiltered: Boolean(filter.q), mayPay: may(actor, 'portal.pay'),
    });
  }

  @Get('new')
  @Allow('portal.pay')
  async create(@CurrentPartner() actor: PartnerActor): Promise<Page> {
    const [partner, credit, last] = await Promise.all([
      partnerById(this.database, actor.partnerId), accountOf(this.database, actor.partnerId), lastAccountOf(this.database, actor.partnerId),
    ]);
    return page('portal/settlement/new-refund', { currency: partner?.currency ?? '', unapplied: credit?.unapplied ?? '0.00', account: last ?? { payee: partner?.nameZh ?? '' } });
  }

  @Post()
  @Allow('portal.pay')
  @FormPage('/payments/refunds/new')
  async ask(@CurrentPartner() actor: PartnerActor, @Form(RefundForm) form: RefundForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { number } = await this.askRefund.run(actor, actor.partnerId, form, key);
    return redirect(`/payments/refunds/${number}`, 'settlement.flash.refundAsked', { number });
  }

  @Get(':number')
  @Allow('portal.settlement')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    const row = await ownRefund(this.database, actor.partnerId, number);
    if (!row) throw new NotFound();
    const [parts, events] = await Promise.all([partsOfRefund(this.database, row.id), eventsOfRefund(this.database, row.id)]);
    return page('portal/settlement/refund', { refund: refundView(row, { parts, events }, language), mayWithdraw: row.status === 'asked' && may(actor, 'portal.pay') });
  }

  /** Before finance approved it; afterwards finance is to be asked. */
  @Post(':number/withdrawal')
  @Allow('portal.pay')
  @FormPage('/payments/refunds/:number')
  async withdraw(@CurrentPartner() actor: PartnerActor, @Param('number') number: string): Promise<Redirect> {
    await this.decideRefund.cancel(actor, number, { reason: '', partnerId: actor.partnerId });
    return redirect(`/payments/refunds/${number}`, 'settlement.flash.refundCancelled', { number });
  }
}
