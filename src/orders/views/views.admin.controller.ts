import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { translate } from '../../platform/i18n/i18n.js';
import { deskChoices } from '../desk/desk-choices.queries.js';
import { filterChips } from '../desk/filter-chips.js';
import { OrdersFilter } from '../desk/order-filter.dto.js';
import { KeepView } from './keep-view.js';
import { DefaultForm, ViewForm } from './view.dto.js';
import { filterIn, queryOf, ViewDesk } from './view-desk.js';

@Controller('admin/orders/views')
export class OrderViewsController {
  constructor(private readonly database: Database, private readonly views: ViewDesk, private readonly keepView: KeepView) {}

  /** What a person has kept, and the filter the list was narrowed by, to be kept too. */
  @Get()
  @Allow('orders.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(OrdersFilter) asked: OrdersFilter, @Req() { language, formState }: Request): Promise<Page> {
    const filter = formState ? filterIn(String(formState.values.query ?? '')) : asked;
    const [{ own, query }, choices] = await Promise.all([this.views.of(actor.userId, filter), deskChoices(this.database, language)]);
    const stage = filter.stage ? [{ label: translate(language, `orders.tab.${filter.stage}`) }] : [];
    return page('admin/orders/views', { own, query, words: [...stage, ...filterChips('', filter, choices, language)], mayShare: may(actor, 'views.share') });
  }

  @Post()
  @Allow('orders.read')
  @FormPage('/admin/orders/views')
  async create(@CurrentStaff() actor: StaffActor, @Form(ViewForm) form: ViewForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const query = queryOf(filterIn(form.query));
    const { id } = await this.keepView.create(actor, { ...form, query }, key);
    return redirect(`/admin/orders?${query}${query ? '&' : ''}view=${id}`, 'orders.saved.flash.created');
  }

  @Post(':id/default')
  @Allow('home.read')
  @FormPage('/admin/orders/views')
  async setDefault(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(DefaultForm) { opens }: DefaultForm): Promise<Redirect> {
    await this.keepView.setDefault(actor, id, opens === 'on');
    return redirect('/admin/orders/views', `orders.saved.flash.default.${opens}`);
  }

  @Post(':id/removal')
  @Allow('home.read')
  @FormPage('/admin/orders/views')
  async remove(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.keepView.remove(actor, id);
    return redirect('/admin/orders/views', 'orders.saved.flash.removed');
  }
}
