import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../identity/access/actors.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Allow, FormPage } from '../platform/http/access.js';
import { NotFound } from '../platform/http/errors.js';
import { editionOf } from '../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../platform/http/form.js';
import { turns } from '../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../platform/http/page.js';
import { ChangePartner } from './change-partner.js';
import { CreatePartner } from './create-partner.js';
import { ChangePartnerForm, NewPartnerForm, OrderingForm, PartnersFilter, StatusForm } from './partner.dto.js';
import { addressesOf, partnerChoices, partnerFacts, partnerKindCounts, partnerPage, type PartnerRow, partnersWanted } from './partner-pages.queries.js';
import { kindChoices, kindTabs, partnerChips, partnerHref, partnerView, statusChoices } from './partner-views.js';

@Controller('admin/partners')
export class PartnersAdminController {
  constructor(
    private readonly database: Database, private readonly config: Config,
    private readonly createPartner: CreatePartner, private readonly changePartner: ChangePartner,
  ) {}

  @Get()
  @Allow('partners.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(PartnersFilter) filter: PartnersFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [found, choices, counts] = await Promise.all([
      partnersWanted(this.database, filter), partnerChoices(this.database, language), partnerKindCounts(this.database)]);
    return page('admin/partners/list', {
      filter, ...choices, statuses: statusChoices, tabs: kindTabs(originalUrl, filter.kind, counts), chips: partnerChips(originalUrl, filter, choices, language),
      partners: found.rows.map((row) => partnerView(row, language)), ...turns(originalUrl, found), mayManage: may(actor, 'partners.manage'),
      isFiltered: Boolean(filter.q || filter.kind || filter.tier || filter.territory || filter.status),
    });
  }

  @Get('new')
  @Allow('partners.manage')
  async blank(@Req() { language }: Request): Promise<Page> {
    return page('admin/partners/new', { kinds: kindChoices, ...await partnerChoices(this.database, language), currency: this.config.currency, termsDays: 30 });
  }

  @Post()
  @Allow('partners.manage')
  @FormPage('/admin/partners/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewPartnerForm) form: NewPartnerForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { code } = await this.createPartner.run(actor, form, key);
    return redirect(partnerHref(code), 'partners.flash.created');
  }

  @Get(':code')
  @Allow('partners.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.known(code);
    return page('admin/partners/show', { partner: partnerView(row, language), addresses: await addressesOf(this.database, row.id), mayManage: may(actor, 'partners.manage') });
  }

  @Get(':code/edit')
  @Allow('partners.manage')
  async edit(@Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    const row = await this.known(code);
    return page('admin/partners/edit', { partner: partnerView(row, language), edition: editionOf(partnerFacts(row)), kinds: kindChoices, ...await partnerChoices(this.database, language) });
  }

  @Post(':code')
  @Allow('partners.manage')
  @FormPage('/admin/partners/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(ChangePartnerForm) form: ChangePartnerForm): Promise<Redirect> {
    await this.changePartner.run(actor, code, form);
    return redirect(partnerHref(code), 'partners.flash.changed');
  }

  @Post(':code/ordering')
  @Allow('partners.manage')
  @FormPage('/admin/partners/:code')
  async setOrdering(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(OrderingForm) { ordering }: OrderingForm): Promise<Redirect> {
    await this.changePartner.setOrdering(actor, code, ordering === 'open');
    return redirect(partnerHref(code), `partners.flash.ordering_${ordering}`);
  }

  @Post(':code/status')
  @Allow('partners.manage')
  @FormPage('/admin/partners/:code')
  async setStatus(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(StatusForm) { status, reason }: StatusForm): Promise<Redirect> {
    await this.changePartner.setStatus(actor, code, status, reason);
    return redirect(partnerHref(code), `partners.flash.${status}`);
  }

  private async known(code: string): Promise<PartnerRow> {
    const row = await partnerPage(this.database, code);
    if (!row) throw new NotFound();
    return row;
  }
}
