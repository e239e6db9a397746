import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { AddPrice } from './add-price.js';
import { ChangePrice } from './change-price.js';
import { ChangePriceForm, EndPriceForm, LikePrice, NewPriceForm, PricesFilter } from './price.dto.js';
import { priceCounts, priceListByCode, type PriceListRow } from './price-lists.queries.js';
import { holderChoices, priceOf, pricesWanted } from './price-pages.queries.js';
import { holderOptions, levelChoices, listHref, priceChips, priceLike, priceListView, priceTabs, priceView, scopeChoices, shortPrice } from './price-views.js';

/** The prices of one list. */
@Controller('admin/prices/:code')
export class PricesAdminController {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config,
    private readonly addPrice: AddPrice, private readonly changePrice: ChangePrice,
  ) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Filter(PricesFilter) filter: PricesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [row, today] = [await this.known(code), this.clock.today()];
    const [found, counts] = await Promise.all([pricesWanted(this.database, row.id, filter, today), priceCounts(this.database, [row.id], today)]);
    const list = priceListView(row, counts, language);
    return page('admin/prices/list', {
      list, filter, scopes: levelChoices(language), tabs: priceTabs(originalUrl, filter.state, list), chips: priceChips(originalUrl, filter, language),
      prices: found.rows.map((price) => priceView(price, today, language)), ...turns(originalUrl, found), mayManage: may(actor, 'catalog.manage'),
      isFiltered: Boolean(filter.q || filter.scope || filter.holder || filter.day || filter.state),
    });
  }

  @Get('prices/new')
  @Allow('catalog.manage')
  async blank(@Param('code') code: string, @Filter(LikePrice) { like }: LikePrice, @Req() { language }: Request): Promise<Page> {
    const row = await this.known(code);
    const source = like === undefined ? undefined : await priceOf(this.database, code, like);
    const price = source ? priceLike(source, this.clock.today()) : { scope: 'base', minQuantity: 1, currency: this.config.currency, validFrom: addDays(this.clock.today(), 1) };
    return page('admin/prices/new-price', {
      list: priceListView(row, [], language), price, follows: source && priceView(source, this.clock.today(), language), scopes: scopeChoices, holders: holderOptions(await holderChoices(this.database), language),
    });
  }

  @Post('prices')
  @Allow('catalog.manage')
  @FormPage('/admin/prices/:code/prices/new')
  async add(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(NewPriceForm) form: NewPriceForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.addPrice.run(actor, code, form, key);
    return redirect(`${listHref(code)}?${new URLSearchParams({ q: form.sku })}`, 'prices.flash.added');
  }

  @Get('prices/:id/edit')
  @Allow('catalog.manage')
  async edit(@Param('code') code: string, @RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const list = priceListView(await this.known(code), [], language);
    const row = await priceOf(this.database, code, id);
    if (!row) throw new NotFound();
    const price = priceView(row, this.clock.today(), language);
    return page('admin/prices/edit-price', { list, price, typed: shortPrice(row.unitPrice), action: `${list.href}/prices/${id}`, today: this.clock.today() });
  }

  @Post('prices/:id')
  @Allow('catalog.manage')
  @FormPage('/admin/prices/:code/prices/:id/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string, @Form(ChangePriceForm) form: ChangePriceForm): Promise<Redirect> {
    await this.changePrice.run(actor, code, id, form);
    return redirect(listHref(code), 'prices.flash.changed');
  }

  @Post('prices/:id/end')
  @Allow('catalog.manage')
  @FormPage('/admin/prices/:code/prices/:id/edit')
  async end(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string, @Form(EndPriceForm) { lastDay }: EndPriceForm): Promise<Redirect> {
    await this.changePrice.end(actor, code, id, lastDay);
    return redirect(listHref(code), 'prices.flash.ended', { day: lastDay });
  }

  @Post('prices/:id/removal')
  @Allow('catalog.manage')
  @FormPage('/admin/prices/:code/prices/:id/edit')
  async remove(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string): Promise<Redirect> {
    await this.changePrice.remove(actor, code, id);
    return redirect(listHref(code), 'prices.flash.removed');
  }

  private async known(code: string): Promise<PriceListRow> {
    const row = await priceListByCode(this.database, code);
    if (!row) throw new NotFound();
    return row;
  }
}
