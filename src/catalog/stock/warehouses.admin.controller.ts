import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { KeepWarehouse, warehouseFacts } from './keep-warehouse.js';
import { warehouseHref } from './stock-views.js';
import { NewWarehouseForm, WarehouseForm } from './warehouse.dto.js';
import { warehouseByCode, warehouseRows } from './warehouses.queries.js';

@Controller('admin/warehouses')
export class WarehousesAdminController {
  constructor(private readonly database: Database, private readonly keepWarehouse: KeepWarehouse) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Req() { language }: Request): Promise<Page> {
    const rows = await warehouseRows(this.database);
    const warehouses = rows.map((row) => ({
      ...row, name: nameIn(language, row), edit: `${warehouseHref(row.code)}/edit`, stock: `/admin/stock?${new URLSearchParams({ warehouse: row.code })}`,
    }));
    return page('admin/stock/warehouses', { warehouses, mayManage: may(actor, 'catalog.manage') });
  }

  @Get('new')
  @Allow('catalog.manage')
  blank(): Page {
    return page('admin/stock/new-warehouse', { position: 100 });
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/warehouses/new')
  async open(@CurrentStaff() actor: StaffActor, @Form(NewWarehouseForm) { was: _, ...form }: NewWarehouseForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepWarehouse.open(actor, form, key);
    return redirect('/admin/warehouses', 'stock.flash.warehouse_opened');
  }

  @Get(':code/edit')
  @Allow('catalog.manage')
  async edit(@Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const row = await warehouseByCode(this.database, code);
    if (!row) throw new NotFound();
    return page('admin/stock/edit-warehouse', { warehouse: { ...row, name: nameIn(language, row) }, action: warehouseHref(row.code), edition: editionOf(warehouseFacts(row)) });
  }

  @Post(':code')
  @Allow('catalog.manage')
  @FormPage('/admin/warehouses/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(WarehouseForm) { was, ...form }: WarehouseForm): Promise<Redirect> {
    await this.keepWarehouse.change(actor, code, form, was);
    return redirect('/admin/warehouses', 'stock.flash.warehouse_changed');
  }
}
