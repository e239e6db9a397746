import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { CarrierForm, NewCarrierForm } from './carrier.dto.js';
import { carrierByCode, carrierRows } from './carriers.queries.js';
import { KeepCarrier } from './keep-carrier.js';

const carrierHref = (code: string) => `/admin/carriers/${encodeURIComponent(code)}`;

@Controller('admin/carriers')
export class CarriersAdminController {
  constructor(private readonly database: Database, private readonly keepCarrier: KeepCarrier) {}

  @Get()
  @Allow('orders.read')
  async list(@CurrentStaff() actor: StaffActor, @Req() { language }: Request): Promise<Page> {
    const carriers = (await carrierRows(this.database)).map((row) => ({ ...row, name: nameIn(language, row), edit: `${carrierHref(row.code)}/edit` }));
    return page('admin/carriers/list', { carriers, mayManage: may(actor, 'orders.ship') });
  }

  @Get('new')
  @Allow('orders.ship')
  blank(): Page {
    return page('admin/carriers/new');
  }

  @Post()
  @Allow('orders.ship')
  @FormPage('/admin/carriers/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewCarrierForm) form: NewCarrierForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepCarrier.create(actor, form, key);
    return redirect('/admin/carriers', 'orders.carriers.created');
  }

  @Get(':code/edit')
  @Allow('orders.ship')
  async edit(@Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const row = await carrierByCode(this.database, code);
    if (!row) throw new NotFound();
    return page('admin/carriers/edit', { carrier: { ...row, name: nameIn(language, row) }, href: carrierHref(row.code) });
  }

  @Post(':code')
  @Allow('orders.ship')
  @FormPage('/admin/carriers/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(CarrierForm) form: CarrierForm): Promise<Redirect> {
    await this.keepCarrier.change(actor, code, form);
    return redirect('/admin/carriers', 'orders.carriers.changed');
  }
}
