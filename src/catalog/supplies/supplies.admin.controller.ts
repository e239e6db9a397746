import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { everyPlaceOf, stockedProduct } from '../stock/stock-pages.queries.js';
import { productStock, stockHref } from '../stock/stock-views.js';
import { KeepAllocation } from './keep-allocation.js';
import { KeepSupply } from './keep-supply.js';
import { ReceiveSupply } from './receive-supply.js';
import { supplyView } from './scarcity-view.js';
import { suppliesOfProduct } from './waiting.queries.js';
import { AllocationForm, ReceiveForm, rests, SupplyDateForm, SupplyForm } from './supply.dto.js';

/** What is to come of a product, and by which rule it is shared out; all on the page of its stock. */
@Controller('admin/stock/:sku')
export class SuppliesAdminController {
  constructor(
    private readonly database: Database, private readonly keepSupply: KeepSupply, private readonly receiveSupply: ReceiveSupply, private readonly keepAllocation: KeepAllocation,
  ) {}

  @Post('allocation')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku')
  async allocation(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Form(AllocationForm) form: AllocationForm): Promise<Redirect> {
    await this.keepAllocation.ofProduct(actor, sku, form);
    return redirect(stockHref(sku), 'waiting.flash.allocation');
  }

  @Post('supplies')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku')
  async add(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Form(SupplyForm) form: SupplyForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepSupply.add(actor, sku, form, key);
    return redirect(`${stockHref(sku)}#supplies`, 'waiting.flash.added');
  }

  @Get('supplies/:id')
  @Allow('catalog.manage')
  async show(@Param('sku') sku: string, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const product = await stockedProduct(this.database, sku);
    const supply = product && (await suppliesOfProduct(this.database, product.productId, id))[0];
    if (!product || !supply) throw new NotFound();
    const places = await everyPlaceOf(this.database, product.productId);
    return page('admin/stock/supply', { product: productStock(product, places, language), supply: supplyView(sku, supply), rests: rests.map((value) => ({ value, label: `waiting.rests.${value}` })), warehouses: places.map((place) => ({ value: place.code, label: nameIn(language, place) })) });
  }

  @Post('supplies/:id/date')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku/supplies/:id')
  async move(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @RowId() id: string, @Form(SupplyDateForm) form: SupplyDateForm): Promise<Redirect> {
    await this.keepSupply.move(actor, sku, id, form);
    return redirect(`${stockHref(sku)}#supplies`, 'waiting.flash.moved');
  }

  @Post('supplies/:id/receipt')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku/supplies/:id')
  async receive(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @RowId() id: string, @Form(ReceiveForm) form: ReceiveForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.receiveSupply.run(actor, sku, id, form, key);
    return redirect(stockHref(sku), 'waiting.flash.received', { quantity: form.quantity });
  }

  @Post('supplies/:id/cancellation')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku/supplies/:id')
  async cancel(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @RowId() id: string): Promise<Redirect> {
    await this.keepSupply.cancel(actor, sku, id);
    return redirect(`${stockHref(sku)}#supplies`, 'waiting.flash.cancelled');
  }
}
