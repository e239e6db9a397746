import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { cartFormIn } from '../ordering/cart/cart-form.js';
import { ShownDrawForm } from '../placing/draw.dto.js';
import { ReasonBody } from '../placing/place-order.dto.js';
import { RequestsFilter } from './approvals.dto.js';
import { ApproveRequest } from './approve-request.js';
import { CloseRequest } from './close-request.js';
import { requestStatuses } from './order-request.entity.js';
import { RequestPage } from './request-page.js';
import { requestsOf } from './requests.queries.js';

/** Orders above a buyer's limit: who asked sees what became of them, who may approve decides. */
@Controller('approvals')
export class ApprovalsPortalController {
  constructor(private readonly database: Database, private readonly requestPage: RequestPage, private readonly approveRequest: ApproveRequest, private readonly closeRequest: CloseRequest) {}

  @Get()
  @Allow('portal.orders')
  async list(@CurrentPartner() { partnerId, userId }: PartnerActor, @Filter(RequestsFilter) filter: RequestsFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const found = await requestsOf(this.database, partnerId, filter);
    const tabs = [undefined, ...requestStatuses].map((status) => ({
      label: `approvals.tab.${status ?? 'all'}`, href: pageHref(originalUrl, { status: status ?? '', after: '', before: '' }), current: filter.status === status,
    }));
    return page('portal/approvals/list', { tabs, isFiltered: filter.status !== undefined, requests: found.rows.map((row) => ({ ...row, isOwn: row.userId === userId })), ...turns(originalUrl, found) });
  }

  @Get(':number')
  @Allow('portal.orders')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/approvals/show', await this.requestPage.show(actor, number, language));
  }

  @Post(':number/approval')
  @Allow('portal.approve')
  @FormPage('/approvals/:number')
  async approve(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(ShownDrawForm) { draw }: ShownDrawForm, @Body() body: unknown, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { order } = await this.approveRequest.run(actor, number, { prices: cartFormIn(body).shown, draw }, key);
    return redirect(`/orders/${order}`, 'approvals.flash.approved', { number, order });
  }

  @Post(':number/refusal')
  @Allow('portal.approve')
  @FormPage('/approvals/:number')
  async decline(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<Redirect> {
    await this.closeRequest.decline(actor, number, reason);
    return redirect(`/approvals/${number}`, 'approvals.flash.declined', { number });
  }

  @Post(':number/withdrawal')
  @Allow('portal.order')
  @FormPage('/approvals/:number')
  async withdraw(@CurrentPartner() actor: PartnerActor, @Param('number') number: string): Promise<Redirect> {
    await this.closeRequest.withdraw(actor, number);
    return redirect('/cart', 'approvals.flash.withdrawn', { number });
  }
}
