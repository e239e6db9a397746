import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentToken, may, type TokenActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../platform/http/form.js';
import { CancelOrder } from './cancel-order.js';
import { OrderError } from './order-error.js';
import { type OrderAnswer, orderAnswer, orderAnswers } from './orders.api.queries.js';
import { OrderBody, OrderFilter, ReasonBody } from './placing/place-order.dto.js';
import { PlaceOrder } from './placing/place-order.js';
import { ReleaseOrder } from './decision/release-order.js';

@Controller('api/v1/orders')
export class OrdersApiController {
  constructor(
    private readonly database: Database, private readonly placeOrder: PlaceOrder,
    private readonly releaseOrder: ReleaseOrder, private readonly cancelOrder: CancelOrder,
  ) {}

  @Post()
  @Allow('orders.place')
  async create(@CurrentToken() actor: TokenActor, @Form(OrderBody) body: OrderBody, @OnceKey() key: string | undefined): Promise<OrderAnswer> {
    const priced = body.lines.findIndex(({ unitPrice, discount }) => unitPrice !== undefined || discount !== undefined);
    if (priced >= 0 && !may(actor, 'orders.price')) throw new OrderError('price_scope', {}, `lines.${priced}.unitPrice`, 403);
    const { partner: partnerCode, ...order } = body;
    return this.placeOrder.run(actor, { ...order, partnerCode, channel: 'api', key });
  }

  @Get()
  @Allow('orders.read')
  list(@Filter(OrderFilter) filter: OrderFilter) {
    return orderAnswers(this.database, filter);
  }

  @Get(':number')
  @Allow('orders.read')
  async read(@Param('number') number: string): Promise<OrderAnswer> {
    const order = await orderAnswer(this.database, number);
    if (!order) throw new NotFound();
    return order;
  }

  @Post(':number/release')
  @HttpCode(200)
  @Allow('credit.release')
  async release(@CurrentToken() actor: TokenActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<OrderAnswer> {
    await this.releaseOrder.run(actor, number, reason);
    return this.read(number);
  }

  @Post(':number/cancellation')
  @HttpCode(200)
  @Allow('orders.cancel')
  async cancel(@CurrentToken() actor: TokenActor, @Param('number') number: string, @Form(ReasonBody) { reason }: ReasonBody): Promise<OrderAnswer> {
    await this.cancelOrder.run(actor, number, reason);
    return this.read(number);
  }
}
