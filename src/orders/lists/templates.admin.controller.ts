import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { partnerChoices } from '../../partners/partner-pages.queries.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { KeepList } from './keep-list.js';
import { textOf } from './lines-text.js';
import { TemplateForm } from './list.dto.js';
import { listView } from './list-views.js';
import { linesOfList, templateOf, templates } from './lists.queries.js';

const supplier = { partnerId: null, userId: null };

/** Lists the supplier publishes for its dealers to order from: to all, or to a tier. */
@Controller('admin/order-templates')
export class TemplatesAdminController {
  constructor(private readonly database: Database, private readonly keepList: KeepList) {}

  @Get()
  @Allow('orders.place')
  async list(@Filter(ListFilter) filter: ListFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await templates(this.database, filter);
    return page('admin/lists/list', { filter, chips: chipsOf(originalUrl, { q: filter.q }), lists: found.rows.map((row) => listView(row, language)), ...turns(originalUrl, found) });
  }

  @Get('new')
  @Allow('orders.place')
  async blank(@Req() { language }: Request): Promise<Page> {
    return page('admin/lists/new', { tiers: (await partnerChoices(this.database, language)).tiers });
  }

  @Post()
  @Allow('orders.place')
  @FormPage('/admin/order-templates/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(TemplateForm) form: TemplateForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepList.create(actor, supplier, form, key);
    return redirect('/admin/order-templates', 'lists.flash.published', { name: form.nameZh });
  }

  @Get(':id/edit')
  @Allow('orders.place')
  async edit(@RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const row = await templateOf(this.database, id);
    if (!row) throw new NotFound();
    const [lines, { tiers }] = await Promise.all([linesOfList(this.database, id), partnerChoices(this.database, language)]);
    return page('admin/lists/edit', { list: listView(row, language), lines: textOf(lines), tiers });
  }

  @Post(':id')
  @Allow('orders.place')
  @FormPage('/admin/order-templates/:id/edit')
  async change(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(TemplateForm) form: TemplateForm): Promise<Redirect> {
    await this.keepList.change(actor, supplier, id, form);
    return redirect('/admin/order-templates', 'lists.flash.published', { name: form.nameZh });
  }

  @Post(':id/removal')
  @Allow('orders.place')
  @FormPage('/admin/order-templates/:id/edit')
  async remove(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.keepList.remove(actor, supplier, id);
    return redirect('/admin/order-templates', 'lists.flash.removed');
  }
}
