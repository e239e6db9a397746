import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { KeepPriceList } from './keep-price-list.js';
import { NewPriceListForm, PriceListForm } from './price-list.dto.js';
import { priceCounts, priceListByCode, priceListsWanted } from './price-lists.queries.js';
import { listHref, priceListView } from './price-views.js';

@Controller('admin/prices')
export class PriceListsAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly keepPriceList: KeepPriceList) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await priceListsWanted(this.database, filter);
    const counts = await priceCounts(this.database, found.rows.map(({ id }) => id), this.clock.today());
    return page('admin/prices/lists', {
      filter, chips: chipsOf(originalUrl, { q: filter.q }), lists: found.rows.map((row) => priceListView(row, counts, language)), ...turns(originalUrl, found),
      isFiltered: Boolean(filter.q), mayManage: may(actor, 'catalog.manage'), mayImport: may(actor, 'imports.run'),
    });
  }

  @Get('new')
  @Allow('catalog.manage')
  blank(): Page {
    return page('admin/prices/new-list');
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/prices/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewPriceListForm) form: NewPriceListForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { code } = await this.keepPriceList.create(actor, form, key);
    return redirect(listHref(code), 'prices.flash.list_created');
  }

  @Get(':code/edit')
  @Allow('catalog.manage')
  async edit(@Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const row = await priceListByCode(this.database, code);
    if (!row) throw new NotFound();
    return page('admin/prices/edit-list', { list: { ...row, name: nameIn(language, row), href: listHref(row.code) } });
  }

  @Post(':code')
  @Allow('catalog.manage')
  @FormPage('/admin/prices/:code/edit')
  async rename(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(PriceListForm) form: PriceListForm): Promise<Redirect> {
    await this.keepPriceList.rename(actor, code, form);
    return redirect(listHref(code), 'prices.flash.list_renamed');
  }
}
