import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound, SeeOther } from '../../platform/http/errors.js';
import { Filter, Form } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { ViewDesk } from '../views/view-desk.js';
import { alertsOfOrder } from '../alerts/alert-views.js';
import { CancelOrder } from '../cancel-order.js';
import { ReasonBody } from '../placing/place-order.dto.js';
import { RefuseOrder } from '../decision/refuse-order.js';
import { ReleaseOrder } from '../decision/release-order.js';
import { OpenForm } from './desk-forms.dto.js';
import { deskChoices } from './desk-choices.queries.js';
import { filterChips } from './filter-chips.js';
import { listTabs } from './list-tabs.js';
import { OrdersFilter } from './order-filter.dto.js';
import { ordersOfAll, stageCounts } from './order-list.queries.js';
import { anyOrder } from './order-page.queries.js';
import { orderPage } from './order-page.js';
import { deskOrderView } from './order-rows.js';

const list = '/admin/orders';

@Controller('admin/orders')
export class OrdersAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock,
    private readonly releaseOrder: ReleaseOrder, private readonly refuseOrder: RefuseOrder, private readonly cancelOrder: CancelOrder,
    private readonly views: ViewDesk,
  ) {}

  @Get()
  @Allow('orders.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(OrdersFilter) filter: OrdersFilter, @Req() request: Request): Promise<Page> {
    const { originalUrl, language } = request;
    if (originalUrl === list) await this.openWithDefault(actor);
    const address = originalUrl.replace(/^[^?]*/, list);
    const [found, counts, choices, saved] = await Promise.all([
      ordersOfAll(this.database, filter), stageCounts(this.database, filter), deskChoices(this.database, language), this.views.of(actor.userId, filter),
    ]);
    const chips = filterChips(address, filter, choices, language);
    return page('admin/orders/list', {
      filter, ...choices, chips, saved, address, tabs: listTabs(pageHref(address, { view: 'all' }), filter.stage, counts, 'submitted'),
      orders: found.rows.map((row) => deskOrderView(row, language, this.clock.today())), ...turns(address, found),
      isFiltered: chips.length > 0 || filter.stage !== undefined, mayPlace: may(actor, 'orders.place'), mayRelease: may(actor, 'credit.release'), mayReview: may(actor, 'orders.review'),
    });
  }

  @Get(':number')
  @Allow('orders.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Filter(OpenForm) { form }: OpenForm, @Req() { language }: Request): Promise<Page> {
    const head = await anyOrder(this.database, number);
    if (!head) throw new NotFound();
    const order = await orderPage(this.database, head, { language, inside: true, today: this.clock.today() });
    const isHeld = order.status === 'held';
    return page('admin/orders/show', {
      order, form, alerts: may(actor, 'credit.read') ? alertsOfOrder(head.alerts) : [],
      mayRelease: isHeld && order.accountId !== null && may(actor, 'credit.release'), mayRefuse: isHeld && may(actor, 'credit.release'),
      cancelWord: order.shipments.length > 0 ? 'rest' : 'label', mayCancel: order.openPieces > 0 && order.isOpen && may(actor, 'orders.cancel'),
      mayChange: may(actor, 'orders.place'),
      mayPlan: may(actor, 'orders.ship'), mayDispatch: may(actor, 'orders.dispatch'), dispatchReviewed: Boolean(order.isDispatchReviewed),
      mayReview: order.status === 'submitted' && order.review === 'order' && may(actor, 'orders.review'),
      mayTrack: order.shipments.length > 0 && may(actor, 'orders.ship'),
      shipmentChoices: order.shipments.toReversed().map(({ number: value }) => ({ value, label: value })),
      mayShip: order.readyPieces > 0 && order.status === 'approved' && may(actor, 'orders.ship'),
    });
  }

  @Post(':number/approval')
  @Allow('credit.release')
  @FormPage('/admin/orders/:number?form=approval')
  async release(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<Redirect> {
    await this.releaseOrder.run(actor, number, reason);
    return redirect(`/admin/orders/${number}`, 'orders.flash.released', { number });
  }

  @Post(':number/refusal')
  @Allow('credit.release')
  @FormPage('/admin/orders/:number?form=refusal')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<Redirect> {
    await this.refuseOrder.run(actor, number, reason);
    return redirect(`/admin/orders/${number}`, 'orders.flash.refused', { number });
  }

  @Post(':number/cancellation')
  @Allow('orders.cancel')
  @FormPage('/admin/orders/:number?form=cancellation')
  async cancel(@CurrentStaff() actor: StaffActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<Redirect> {
    await this.cancelOrder.run(actor, number, reason);
    return redirect(`/admin/orders/${number}`, 'orders.flash.cancelled', { number });
  }

  // a bare address opens the view the person chose; every other one says what it wants
  private async openWithDefault({ userId }: StaffActor): Promise<void> {
    const href = await this.views.defaultHref(userId);
    if (href) throw new SeeOther(href);
  }
}
