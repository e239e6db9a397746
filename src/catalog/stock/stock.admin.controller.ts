import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { scarcityView } from '../supplies/scarcity-view.js';
import { allocationOf, queueOfProduct, suppliesOfProduct } from '../supplies/waiting.queries.js';
import { BookMovement } from './book-movement.js';
import { type Corrected, CountStock } from './count-stock.js';
import { BookingForm, CountForm, StockFilter } from './stock.dto.js';
import { everyPlaceOf, holdersOf, movementsOf, overReservedCount, placesOf, type StockedProduct, stockedProduct, stockWanted } from './stock-pages.queries.js';
import { bookingChoices, holderView, movementView, placeView, productStock, stockChips, stockHref, stockTabs, warehouseChoices } from './stock-views.js';
import { warehouseNames } from './warehouses.queries.js';

@Controller('admin/stock')
export class StockAdminController {
  constructor(private readonly database: Database, private readonly countStock: CountStock, private readonly bookMovement: BookMovement) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(StockFilter) filter: StockFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [found, names, over] = await Promise.all([stockWanted(this.database, filter), warehouseNames(this.database), overReservedCount(this.database)]);
    const places = Map.groupBy(await placesOf(this.database, found.rows.map(({ productId }) => productId), filter.warehouse), ({ productId }) => productId);
    const warehouses = warehouseChoices(names, language);
    const view = filter.view ?? 'all';
    return page('admin/stock/list', {
      filter, view, warehouses, tabs: stockTabs(originalUrl, view, over), chips: stockChips(originalUrl, filter, warehouses), ...turns(originalUrl, found),
      products: found.rows.map((row) => productStock(row, places.get(row.productId) ?? [], language)),
      showsPlaces: !filter.warehouse && warehouses.length > 1, isFiltered: Boolean(filter.q || filter.warehouse), mayManage: may(actor, 'catalog.manage'),
    });
  }

  @Get(':sku')
  @Allow('catalog.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Filter(ListFilter) { after, before }: ListFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const row = await this.known(sku);
    const [places, moved, holders, supplies, queue, allocation] = await Promise.all([
      everyPlaceOf(this.database, row.productId), movementsOf(this.database, row.productId, { after, before }), holdersOf(this.database, row.productId),
      suppliesOfProduct(this.database, row.productId), queueOfProduct(this.database, row.productId, 50), allocationOf(this.database, row.productId)]);
    return page('admin/stock/show', {
      product: productStock(row, places, language), movements: moved.rows.map((move) => movementView(move, language)), ...turns(originalUrl, moved),
      holders: holders.map((holder) => holderView(holder, language)), ...scarcityView(row, { supplies, queue, allocation }, language), mayManage: may(actor, 'catalog.manage'), maySeeOrders: may(actor, 'orders.read'),
    });
  }

  @Get(':sku/:warehouse')
  @Allow('catalog.manage')
  async correct(@Param('sku') sku: string, @Param('warehouse') warehouse: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.known(sku);
    const [place] = await everyPlaceOf(this.database, row.productId, warehouse);
    if (!place) throw new NotFound();
    return page('admin/stock/correct', { product: productStock(row, [], language), place: placeView(row.sku, place, language), bookings: bookingChoices });
  }

  @Post(':sku/:warehouse/counts')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku/:warehouse')
  async count(
    @CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Param('warehouse') warehouse: string, @Form(CountForm) form: CountForm, @OnceKey() key: string | undefined,
  ): Promise<Redirect> {
    return corrected(sku, 'counted', await this.countStock.run(actor, sku, warehouse, form, key));
  }

  @Post(':sku/:warehouse/movements')
  @Allow('catalog.manage')
  @FormPage('/admin/stock/:sku/:warehouse')
  async book(
    @CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Param('warehouse') warehouse: string, @Form(BookingForm) form: BookingForm, @OnceKey() key: string | undefined,
  ): Promise<Redirect> {
    return corrected(sku, 'booked', await this.bookMovement.run(actor, sku, warehouse, form, key));
  }

  private async known(sku: string): Promise<StockedProduct> {
    const row = await stockedProduct(this.database, sku);
    if (!row) throw new NotFound();
    return row;
  }
}

function corrected(sku: string, done: 'counted' | 'booked', { onHand, reserved }: Corrected): Redirect {
  if (reserved > onHand) return redirect(stockHref(sku), `stock.flash.${done}_over`, { onHand, reserved }, 'amber');
  return redirect(stockHref(sku), `stock.flash.${done}`, { onHand });
}
