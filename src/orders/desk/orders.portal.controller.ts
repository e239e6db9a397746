import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { noneWaiting, waitingFor } from '../approvals/requests.queries.js';
import { CancelOrder } from '../cancel-order.js';
import { ConfirmReceipt } from '../shipping/confirm-receipt.js';
import { ReasonBody } from '../placing/place-order.dto.js';
import { OpenForm, ReceiptForm } from './desk-forms.dto.js';
import { listTabs } from './list-tabs.js';
import { OwnOrdersFilter } from './order-filter.dto.js';
import { ordersOfPartner, ownStageCounts } from './order-list.queries.js';
import { isDeciding, type OrderHead, ownOrder, ownOrderOfShipment } from './order-page.queries.js';
import { orderPage } from './order-page.js';
import { ownOrderView } from './order-rows.js';

@Controller()
export class OrdersPortalController {
  constructor(
    private readonly database: Database, private readonly clock: Clock,
    private readonly cancelOrder: CancelOrder, private readonly confirmReceipt: ConfirmReceipt,
  ) {}

  @Get('orders')
  @Allow('portal.orders')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(OwnOrdersFilter) filter: OwnOrdersFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [found, counts, toApprove] = await Promise.all([
      ordersOfPartner(this.database, actor.partnerId, filter), ownStageCounts(this.database, actor.partnerId, filter),
      may(actor, 'portal.approve') ? waitingFor(this.database, actor.partnerId, actor.userId) : noneWaiting,
    ]);
    return page('portal/orders/list', {
      filter, tabs: listTabs(originalUrl, filter.stage, counts, 'held'), orders: found.rows.map((row) => ownOrderView(row, language)),
      ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.stage), mayOrder: may(actor, 'portal.order'), toApprove: toApprove.waiting,
    });
  }

  @Get('orders/:number')
  @Allow('portal.orders')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    return this.pageOf(actor, await ownOrder(this.database, actor.partnerId, number), language, { form });
  }

  /** What the page asks for while it waits for the credit decision: nothing (204) until there is one. */
  @Get('orders/:number/state')
  @Allow('portal.orders')
  async state(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request, @Res({ passthrough: true }) response: Response): Promise<Page | undefined> {
    if (await isDeciding(this.database, actor.partnerId, number)) return void response.status(204);
    return this.pageOf(actor, await ownOrder(this.database, actor.partnerId, number), language, {});
  }

  /** The order with the receipt of one shipment open. */
  @Get('shipments/:number')
  @Allow('portal.orders')
  async shipment(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return this.pageOf(actor, await ownOrderOfShipment(this.database, actor.partnerId, number), language, { shipment: number });
  }

  @Post('orders/:number/cancellation')
  @Allow('portal.order')
  @FormPage('/orders/:number?form=cancellation')
  async cancel(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<Redirect> {
    await this.cancelOrder.run(actor, number, reason);
    return redirect(`/orders/${number}`, 'orders.flash.cancelled', { number });
  }

  @Post('shipments/:number/receipt')
  @Allow('portal.receive')
  @FormPage('/shipments/:number')
  async receive(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Form(ReceiptForm) form: ReceiptForm): Promise<Redirect> {
    const { order } = await this.confirmReceipt.run(actor, number, form);
    return redirect(`/orders/${order}`, 'orders.flash.received', { number });
  }

  private async pageOf(actor: PartnerActor, head: OrderHead | undefined, language: Request['language'], { form, shipment }: { form?: string; shipment?: string }): Promise<Page> {
    if (!head) throw new NotFound();
    const order = await orderPage(this.database, head, { language, inside: false, today: this.clock.today() });
    const waiting = may(actor, 'portal.receive') ? order.shipments.filter(({ receivedAt }) => receivedAt === null) : [];
    const receiving = waiting.find(({ number }) => number === shipment) ?? waiting[0];
    return page('portal/orders/show', {
      order, form, receiving: receiving?.number, mayReceive: waiting.length > 0,
      mayCancel: may(actor, 'portal.order') && (order.status === 'submitted' || order.status === 'held'),
      mayOrder: may(actor, 'portal.order'), mayPay: may(actor, 'portal.pay'), invoices: may(actor, 'portal.settlement') ? '/invoices' : undefined,
    });
  }
}
