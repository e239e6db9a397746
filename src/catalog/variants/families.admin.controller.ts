import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { ChangeFamily } from './change-family.js';
import { ChangeFamilyForm, draftOf, NewFamilyForm } from './family.dto.js';
import { familyPage, withMoreRows } from './family-page.js';
import { GroupVariants } from './group-variants.js';
import { familiesWanted, storedFamily } from './variants.queries.js';

const list = '/admin/families';

@Controller('admin/families')
export class FamiliesAdminController {
  constructor(private readonly database: Database, private readonly groupVariants: GroupVariants, private readonly changeFamily: ChangeFamily) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = await familiesWanted(this.database, filter);
    const families = found.rows.map((row) => ({
      ...row, variants: Number(row.variants), name: nameIn(language, row), axes: [nameIn(language, { nameZh: row.rowAxisZh, nameEn: row.rowAxisEn }), nameIn(language, { nameZh: row.columnAxisZh, nameEn: row.columnAxisEn })].join(' × '),
      href: row.leadSku === null ? undefined : `/admin/catalog/${encodeURIComponent(row.leadSku)}`, edit: `${list}/${encodeURIComponent(row.code)}/edit`,
    }));
    return page('admin/catalog/families', { filter, families, ...turns(originalUrl, found), mayManage: may(actor, 'catalog.manage'), isFiltered: Boolean(filter.q) });
  }

  @Get('new')
  @Allow('catalog.manage')
  blank(@Req() request: Request): Page {
    return familyPage(request);
  }

  @Post('new')
  @Allow('catalog.manage')
  moreRows(@Req() request: Request): Page {
    withMoreRows(request);
    return familyPage(request);
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/families/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewFamilyForm) form: NewFamilyForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.groupVariants.run(actor, form.code, draftOf(form), key);
    return redirect(list, 'catalog.flash.family_created');
  }

  @Get(':code/edit')
  @Allow('catalog.manage')
  async edit(@Param('code') code: string, @Req() request: Request): Promise<Page> {
    const family = await storedFamily(this.database, code);
    if (!family) throw new NotFound();
    return familyPage(request, family);
  }

  @Post(':code/edit')
  @Allow('catalog.manage')
  moreRowsOf(@Param('code') code: string, @Req() request: Request): Promise<Page> {
    withMoreRows(request);
    return this.edit(code, request);
  }

  @Post(':code')
  @Allow('catalog.manage')
  @FormPage('/admin/families/:code/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(ChangeFamilyForm) form: ChangeFamilyForm): Promise<Redirect> {
    await this.changeFamily.run(actor, code, draftOf(form), form.was);
    return redirect(list, 'catalog.flash.family_changed');
  }

  @Post(':code/ungrouping')
  @Allow('catalog.manage')
  async ungroup(@CurrentStaff() actor: StaffActor, @Param('code') code: string): Promise<Redirect> {
    await this.changeFamily.ungroup(actor, code);
    return redirect(list, 'catalog.flash.family_removed');
  }
}
