import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, may, type PartnerActor } from '../identity/access/actors.js';
import { Database } from '../platform/database/database.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { Form, OnceKey } from '../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { RowId } from '../platform/http/row-id.js';
import { KeepAddress } from './keep-address.js';
import { AddressForm } from './partner.dto.js';
import { addressesOf, addressOf, ownPartner } from './partner-pages.queries.js';
import { partnerView } from './partner-views.js';

/** What a partner sees of itself; its owner keeps the addresses. */
@Controller('account/company')
export class CompanyPortalController {
  constructor(private readonly database: Database, private readonly keepAddress: KeepAddress) {}

  @Get()
  @Allow('portal.account')
  async show(@CurrentPartner() actor: PartnerActor, @Req() { language }: Request): Promise<Page> {
    const row = await ownPartner(this.database, actor.partnerId);
    if (!row) throw new NotFound();
    return page('portal/partners/company', { partner: partnerView(row, language), addresses: await addressesOf(this.database, row.id), mayManage: may(actor, 'portal.company') });
  }

  @Get('addresses/new')
  @Allow('portal.company')
  blank(): Page {
    return page('portal/partners/address', { action: '/account/company/addresses' });
  }

  @Get('addresses/:id/edit')
  @Allow('portal.company')
  async edit(@CurrentPartner() { partnerId }: PartnerActor, @RowId() id: string): Promise<Page> {
    const address = await addressOf(this.database, partnerId, id);
    if (!address) throw new NotFound();
    return page('portal/partners/address', { address, action: `/account/company/addresses/${id}` });
  }

  @Post('addresses')
  @Allow('portal.company')
  @FormPage('/account/company/addresses/new')
  async add(@CurrentPartner() actor: PartnerActor, @Form(AddressForm) form: AddressForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepAddress.add(actor, { partnerId: actor.partnerId, code: actor.partnerCode }, form, key);
    return redirect('/account/company', 'partners.flash.address_added');
  }

  @Post('addresses/:id')
  @Allow('portal.company')
  @FormPage('/account/company/addresses/:id/edit')
  async change(@CurrentPartner() actor: PartnerActor, @RowId() id: string, @Form(AddressForm) form: AddressForm): Promise<Redirect> {
    await this.keepAddress.change(actor, { partnerId: actor.partnerId, code: actor.partnerCode }, id, form);
    return redirect('/account/company', 'partners.flash.address_changed');
  }

  @Post('addresses/:id/removal')
  @Allow('portal.company')
  async remove(@CurrentPartner() actor: PartnerActor, @RowId() id: string): Promise<Redirect> {
    await this.keepAddress.remove(actor, { partnerId: actor.partnerId, code: actor.partnerCode }, id);
    return redirect('/account/company', 'partners.flash.address_removed');
  }
}
