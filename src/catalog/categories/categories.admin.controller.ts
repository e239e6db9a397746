import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { categoryEntries, productsPerCategory } from './categories.queries.js';
import { CategoryForm, NewCategoryFilter } from './category.dto.js';
import { categoryChoices, categoryRows } from './category-views.js';
import { categoryFacts, KeepCategory } from './keep-category.js';

@Controller('admin/categories')
export class CategoriesAdminController {
  constructor(private readonly database: Database, private readonly keepCategory: KeepCategory) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Req() { language }: Request): Promise<Page> {
    const [entries, products] = await Promise.all([categoryEntries(this.database), productsPerCategory(this.database)]);
    return page('admin/catalog/categories', { categories: categoryRows(entries, products, language), mayManage: may(actor, 'catalog.manage') });
  }

  @Get('new')
  @Allow('catalog.manage')
  async blank(@Filter(NewCategoryFilter) { parent }: NewCategoryFilter, @Req() { language }: Request): Promise<Page> {
    return page('admin/catalog/category', { parents: categoryChoices(await categoryEntries(this.database), language), category: { parentId: parent, position: 100 }, action: '/admin/categories' });
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/categories/new')
  async add(@CurrentStaff() actor: StaffActor, @Form(CategoryForm) { was: _, ...form }: CategoryForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    await this.keepCategory.add(actor, form, key);
    return redirect('/admin/categories', 'catalog.flash.category_created');
  }

  @Get(':id/edit')
  @Allow('catalog.manage')
  async edit(@RowId() id: string, @Req() { language }: Request): Promise<Page> {
    const entries = await categoryEntries(this.database);
    const category = entries.find((entry) => entry.id === id);
    if (!category) throw new NotFound();
    return page('admin/catalog/category', {
      parents: categoryChoices(entries, language, id), category, name: nameIn(language, category), action: `/admin/categories/${id}`, edition: editionOf(categoryFacts(category)),
    });
  }

  @Post(':id')
  @Allow('catalog.manage')
  @FormPage('/admin/categories/:id/edit')
  async change(@CurrentStaff() actor: StaffActor, @RowId() id: string, @Form(CategoryForm) { was, ...form }: CategoryForm): Promise<Redirect> {
    await this.keepCategory.change(actor, id, form, was);
    return redirect('/admin/categories', 'catalog.flash.category_changed');
  }

  @Post(':id/removal')
  @Allow('catalog.manage')
  @FormPage('/admin/categories')
  async remove(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    await this.keepCategory.remove(actor, id);
    return redirect('/admin/categories', 'catalog.flash.category_removed');
  }
}
