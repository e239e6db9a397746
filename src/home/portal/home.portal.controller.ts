import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../../identity/access/actors.js';
import { noneWaiting, waitingFor } from '../../orders/approvals/requests.queries.js';
import { pillOf } from '../../orders/desk/order-stages.js';
import { type Orderer, ordererOf } from '../../orders/ordering/orderer.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { page } from '../../platform/http/page.js';
import { formatDay, type Place } from '../../platform/views/format.js';
import { creditCard } from './credit-card.js';
import { type Dues, duesOf, openOrdersOf, papersToDecide, shipmentsUnderway } from './portal.queries.js';
import { approvalToDo, duesToDo, heldToDo, shipmentToDo, statementToDo, type ToDo, quoteToDo } from './to-do-views.js';

const soonDays = 7;
const nothingDue: Dues = { overdue: 0, overdueAmount: '0.00', overdueSince: null, soon: 0, soonAmount: '0.00', soonOn: null };

@Controller()
export class HomePortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  @Get()
  @Allow('portal.home')
  async show(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request) {
    const orderer = await ordererOf(this.database, actor);
    const today = this.clock.today();
    const seesMoney = may(actor, 'portal.settlement') || orderer.canOrder;
    const [orders, dues] = await Promise.all([
      may(actor, 'portal.orders') ? openOrdersOf(this.database, actor.partnerId) : [],
      seesMoney ? duesOf(this.database, actor.partnerId, { today, soon: addDays(today, soonDays) }) : nothingDue,
    ]);
    const place = { language, timeZone: this.config.timeZone };
    const held = orders.filter(({ status }) => status === 'held').map((order) => heldToDo(order, may(actor, 'portal.pay'), language));
    return page('portal/home/home', {
      name: actor.name, canOrder: orderer.canOrder, sub: [formatDay(this.clock.now(), place), language === 'en' ? orderer.tierEn : orderer.tierZh].filter(Boolean).join(' · '),
      toDo: [...held, ...(await this.otherToDo(actor, orderer, dues, place))],
      orders: orders.map((order) => ({ ...order, pill: pillOf(order) })), seesOrders: may(actor, 'portal.orders'), seesSettlement: may(actor, 'portal.settlement'), mayPay: may(actor, 'portal.pay'),
      credit: seesMoney ? creditCard(orderer, dues.overdueAmount, today) : undefined,
    });
  }

  private async otherToDo(actor: PartnerActor, { currency }: Orderer, dues: Dues, place: Place): Promise<ToDo[]> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    const settles = may(actor, 'portal.settlement');
    const [{ statement, quotes }, shipments, approvals] = await Promise.all([
      papersToDecide(this.database, actor.partnerId, today),
      may(actor, 'portal.receive') ? shipmentsUnderway(this.database, actor.partnerId) : [],
      may(actor, 'portal.approve') ? waitingFor(this.database, actor.partnerId, actor.userId) : noneWaiting,
    ]);
    const due = settles ? duesToDo(dues, { currency, today, mayPay: may(actor, 'portal.pay') }, place) : [];
    const offers = may(actor, 'portal.order') ? quotes.map((quote) => quoteToDo(quote, place)) : [];
    const parcels = shipments.map((shipment) => shipmentToDo(shipment, now, place));
    return [...approvalToDo(approvals, place.language), ...offers, ...due, ...parcels, ...statementToDo(settles ? statement : undefined, may(actor, 'portal.sign'), place.language)];
  }
}
