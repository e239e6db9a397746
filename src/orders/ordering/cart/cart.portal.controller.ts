import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../../identity/access/actors.js';
import { Allow, FormPage } from '../../../platform/http/access.js';
import { Form, OnceKey } from '../../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import { problemText } from '../catalog/good-words.js';
import { CheckoutForm, CodeForm } from '../ordering.dto.js';
import { AddByCode } from './add-by-code.js';
import { cartFormIn } from './cart-form.js';
import { CartPage } from './cart-page.js';
import { ChangeCart } from './change-cart.js';
import { CheckOut } from './check-out.js';

@Controller()
export class CartPortalController {
  constructor(
    private readonly cartPage: CartPage, private readonly changeCart: ChangeCart, private readonly addByCode: AddByCode,
    private readonly checkOut: CheckOut,
  ) {}

  @Get('cart')
  @Allow('portal.order')
  async show(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request): Promise<Page> {
    return page('portal/ordering/cart', await this.cartPage.review(actor, language));
  }

  @Post('cart')
  @Allow('portal.order')
  async change(@CurrentPartner() actor: PartnerActor, @Body() body: unknown): Promise<Redirect> {
    const form = cartFormIn(body);
    await this.changeCart.run(actor, form);
    const row = form.press && 'productId' in form.press ? `#line-${form.press.productId}` : '';
    return redirect(`${form.back}${row}`);
  }

  /** One field for SKU and barcode; what names no single product is searched for. */
  @Post('cart/lines')
  @Allow('portal.order')
  async add(@CurrentPartner() actor: PartnerActor, @Form(CodeForm) { code }: CodeForm, @Body() body: unknown, @Req() { language }: Request): Promise<Redirect> {
    const added = await this.addByCode.run(actor, code.trim());
    if (!added) return redirect(`/catalog?q=${encodeURIComponent(code.trim())}`);
    const { sku, quantity, unit, problem } = added;
    const { back } = cartFormIn(body);
    if (problem) return redirect(back, 'ordering.flash.notAdded', { sku, reason: problemText(problem, language) }, 'amber');
    return redirect(back, 'ordering.flash.added', { sku, quantity, unit });
  }

  @Post('orders')
  @Allow('portal.order')
  @FormPage('/cart')
  async place(@CurrentPartner() actor: PartnerActor, @Form(CheckoutForm) form: CheckoutForm, @Body() body: unknown, @OnceKey() key: string | undefined): Promise<Redirect> {
    const submitted = await this.checkOut.run(actor, form, cartFormIn(body), key);
    if ('request' in submitted) return redirect(`/approvals/${submitted.request}`, 'approvals.flash.asked', { number: submitted.request });
    return redirect(`/orders/${submitted.order}`, 'ordering.flash.placed', { number: submitted.order });
  }
}
