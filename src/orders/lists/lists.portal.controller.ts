import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { linesOrdered } from '../ordering/again/ordered.queries.js';
import { cartFormIn } from '../ordering/cart/cart-form.js';
import { waysToOrder } from '../ordering/catalog/catalog-views.js';
import { listIn } from '../ordering/quick-order/quick-form.js';
import { KeepList } from './keep-list.js';
import { textOf } from './lines-text.js';
import { ListForm, SourceFilter } from './list.dto.js';
import { listView } from './list-views.js';
import { linesOfCart, linesOfList, listFor, type ListRow, listsFor } from './lists.queries.js';
import { OrderFromList } from './order-from-list.js';

/** Lists a dealer's people keep to order from, and the supplier's templates for them. */
@Controller('lists')
export class ListsPortalController {
  constructor(private readonly database: Database, private readonly keepList: KeepList, private readonly orderFromList: OrderFromList) {}

  @Get()
  @Allow('portal.order')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await listsFor(this.database, actor, filter);
    return page('portal/lists/list', { ways: waysToOrder('lists'), filter, chips: chipsOf(originalUrl, { q: filter.q }), lists: found.rows.map((row) => listView(row, language)), ...turns(originalUrl, found) });
  }

  /** A new list, empty or filled from the cart or an order. */
  @Get('new')
  @Allow('portal.order')
  async blank(@CurrentPartner() actor: PartnerActor, @Filter(SourceFilter) { source, number }: SourceFilter): Promise<Page> {
    const lines = source === 'cart' ? await linesOfCart(this.database, actor) : source === 'order' ? await linesOrdered(this.database, actor.partnerId, number ?? '') : [];
    return page('portal/lists/new', { lines: textOf(lines) });
  }

  /** The same, filled from the check page of the quick order. */
  @Post('new')
  @Allow('portal.order')
  @FormPage('/quick-order')
  async filled(@Body() body: unknown): Promise<Page> {
    const lines = await listIn(body);
    return page('portal/lists/new', { lines: lines.map(({ code, quantity }) => `${code}\t${quantity}`).join('\n') });
  }

  @Post()
  @Allow('portal.order')
  @FormPage('/lists/new')
  async create(@CurrentPartner() actor: PartnerActor, @Form(ListForm) form: ListForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { id } = await this.keepList.create(actor, actorsOwn(actor), form, key);
    return redirect(`/lists/${id}`, 'lists.flash.kept', { name: form.nameZh });
  }

  @Get(':id')
  @Allow('portal.order')
  async show(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const list = listView(await this.known(actor, id), language);
    return page('portal/lists/show', { list, ...await this.orderFromList.look(actor, list, language) });
  }

  @Post(':id/cart')
  @Allow('portal.order')
  @FormPage('/lists/:id')
  async order(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Body() body: unknown, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { added, left } = await this.orderFromList.run(actor, await this.known(actor, id), cartFormIn(body).quantities, key);
    if (left.length === 0) return redirect('/cart', 'ordering.flash.listed', { count: added });
    return redirect('/cart', 'lists.flash.partly', { count: added, skus: left.join('、') }, 'amber');
  }

  @Get(':id/edit')
  @Allow('portal.order')
  async edit(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const list = listView(await this.known(actor, id), language);
    if (!list.mayChange) throw new NotFound();
    return page('portal/lists/edit', { list, lines: textOf(await linesOfList(this.database, id)) });
  }

  @Post(':id')
  @Allow('portal.order')
  @FormPage('/lists/:id/edit')
  async change(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Form(ListForm) form: ListForm): Promise<Redirect> {
    await this.keepList.change(actor, actorsOwn(actor), id, form);
    return redirect(`/lists/${id}`, 'lists.flash.kept', { name: form.nameZh });
  }

  @Post(':id/removal')
  @Allow('portal.order')
  @FormPage('/lists/:id/edit')
  async remove(@CurrentPartner() actor: PartnerActor, @RowId() id: string): Promise<Redirect> {
    await this.keepList.remove(actor, actorsOwn(actor), id);
    return redirect('/lists', 'lists.flash.removed');
  }

  private async known(actor: PartnerActor, id: string): Promise<ListRow> {
    const row = await listFor(this.database, actor, id);
    if (!row) throw new NotFound();
    return row;
  }
}

const actorsOwn = ({ partnerId, userId }: PartnerActor) => ({ partnerId, userId });
