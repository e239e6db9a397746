import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { AssortmentsFilter, ChangeAssortmentForm, NewAssortmentForm } from './assortment.dto.js';
import { AssortmentPages } from './assortment-pages.js';
import { assortmentHref } from './assortment-views.js';
import { KeepAssortment } from './keep-assortment.js';

const list = '/admin/assortments';

/** Which part of the catalogue is open to whom. */
@Controller('admin/assortments')
export class AssortmentsAdminController {
  constructor(private readonly pages: AssortmentPages, private readonly keepAssortment: KeepAssortment) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(AssortmentsFilter) filter: AssortmentsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const { rows, partner, ...found } = await this.pages.list(filter, language);
    const chips = chipsOf(originalUrl, { q: filter.q, partner: partner?.code });
    return page('admin/assortments/list', { filter, chips, partner, assortments: rows, ...turns(originalUrl, found), mayManage: may(actor, 'catalog.manage'), isFiltered: chips.length > 0 });
  }

  @Get('new')
  @Allow('catalog.manage')
  async blank(@Req() { language }: Request): Promise<Page> {
    return page('admin/assortments/new', await this.pages.blank(language));
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/assortments/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewAssortmentForm) { code, ...form }: NewAssortmentForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepAssortment.create(actor, code, form, key);
    return redirect(assortmentHref(code), 'assortments.flash.created', { name: form.nameZh });
  }

  @Get(':code')
  @Allow('catalog.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/assortments/show', { ...await this.pages.show(code, language), mayManage: may(actor, 'catalog.manage'), mayAudit: may(actor, 'audit.read') });
  }

  @Get(':code/edit')
  @Allow('catalog.manage')
  async edit(@Param('code') code: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/assortments/edit', await this.pages.form(code, language));
  }

  @Post(':code')
  @Allow('catalog.manage')
  @FormPage('/admin/assortments/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(ChangeAssortmentForm) { was, ...form }: ChangeAssortmentForm): Promise<Redirect> {
    await this.keepAssortment.change(actor, code, form, was);
    return redirect(assortmentHref(code), 'assortments.flash.changed', { name: form.nameZh });
  }

  @Post(':code/removal')
  @Allow('catalog.manage')
  @FormPage('/admin/assortments/:code')
  async remove(@CurrentStaff() actor: StaffActor, @Param('code') code: string): Promise<Redirect> {
    await this.keepAssortment.remove(actor, code);
    return redirect(list, 'assortments.flash.removed');
  }
}
