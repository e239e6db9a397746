import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { Form, OnceKey } from '../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { RowId } from '../platform/http/row-id.js';
import { KeepAddress, type Whose } from './keep-address.js';
import { AddressForm } from './partner.dto.js';
import { addressOf, partnerPage } from './partner-pages.queries.js';
import { partnerHref, partnerView } from './partner-views.js';

@Controller('admin/partners/:code/addresses')
export class AddressesAdminController {
  constructor(private readonly database: Database, private readonly keepAddress: KeepAddress) {}

  @Get('new')
  @Allow('partners.manage')
  blank(@Param('code') code: string, @Req() request: Request): Promise<Page> {
    return this.form(code, request);
  }

  @Get(':id/edit')
  @Allow('partners.manage')
  edit(@Param('code') code: string, @RowId() id: string, @Req() request: Request): Promise<Page> {
    return this.form(code, request, id);
  }

  @Post()
  @Allow('partners.manage')
  @FormPage('/admin/partners/:code/addresses/new')
  async add(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(AddressForm) form: AddressForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepAddress.add(actor, await this.whose(code), form, key);
    return redirect(partnerHref(code), 'partners.flash.address_added');
  }

  @Post(':id')
  @Allow('partners.manage')
  @FormPage('/admin/partners/:code/addresses/:id/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string, @Form(AddressForm) form: AddressForm): Promise<Redirect> {
    await this.keepAddress.change(actor, await this.whose(code), id, form);
    return redirect(partnerHref(code), 'partners.flash.address_changed');
  }

  @Post(':id/removal')
  @Allow('partners.manage')
  async remove(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @RowId() id: string): Promise<Redirect> {
    await this.keepAddress.remove(actor, await this.whose(code), id);
    return redirect(partnerHref(code), 'partners.flash.address_removed');
  }

  private async form(code: string, { language }: Request, id?: string): Promise<Page> {
    const row = await partnerPage(this.database, code);
    const address = row && id !== undefined ? await addressOf(this.database, row.id, id) : undefined;
    if (!row || (id !== undefined && !address)) throw new NotFound();
    const partner = partnerView(row, language);
    return page('admin/partners/address', { partner, address, action: `${partner.href}/addresses${id === undefined ? '' : `/${id}`}` });
  }

  private async whose(code: string): Promise<Whose> {
    const row = await partnerPage(this.database, code);
    if (!row) throw new NotFound();
    return { partnerId: row.id, code: row.code };
  }
}
