import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../../identity/access/actors.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { OnceKey } from '../../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { cartFormIn } from '../cart/cart-form.js';
import { OrderAgain } from './order-again.js';

/** An earlier order once more: what changed since stands beside each line before anything goes into the cart. */
@Controller('orders/:number/again')
export class AgainPortalController {
  constructor(private readonly orderAgain: OrderAgain) {}

  @Get()
  @Allow('portal.order')
  async show(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('portal/ordering/again', { number, ...await this.orderAgain.look(actor, number, language) });
  }

  @Post()
  @Allow('portal.order')
  @FormPage('/orders/:number/again')
  async add(@CurrentPartner() actor: PartnerActor, @Param('number') number: string, @Body() body: unknown, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { added, left } = await this.orderAgain.run(actor, number, cartFormIn(body).quantities, key);
    if (left.length === 0) return redirect('/cart', 'ordering.flash.again', { count: added, number });
    return redirect('/cart', 'ordering.flash.againPartly', { count: added, number, skus: left.join('、') }, 'amber');
  }
}
