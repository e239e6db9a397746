import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { categoryEntries } from '../categories/categories.queries.js';
import { branchOf } from '../categories/category-tree.js';
import { categoryChoices, categoryPaths } from '../categories/category-views.js';
import { stockHref } from '../stock/stock-views.js';
import { ChangeProduct } from './change-product.js';
import { CreateProduct } from './create-product.js';
import { ChangeProductForm, factsOf, NewProductForm, ProductsFilter, SaleForm } from './product.dto.js';
import { factsIn } from './product-facts.js';
import { productCounts, productsWanted, rangeWanted } from './product-list.queries.js';
import { productPage, productView } from './product-page.js';
import { productHead, type ProductHead } from './product-page.queries.js';
import { productChips, productHref, productRowView, productTabs, statusChoices } from './product-views.js';
import { percentOf } from '../../platform/money/percent.js';

@Controller('admin/catalog')
export class ProductsAdminController {
  constructor(
    private readonly database: Database, private readonly config: Config, private readonly clock: Clock,
    private readonly createProduct: CreateProduct, private readonly changeProduct: ChangeProduct,
  ) {}

  @Get()
  @Allow('catalog.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(ProductsFilter) filter: ProductsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [entries, counts, buyer] = await Promise.all([categoryEntries(this.database), productCounts(this.database), rangeWanted(this.database, filter)]);
    const found = await productsWanted(this.database, { ...filter, buyer, categories: filter.category === undefined ? undefined : branchOf(entries, filter.category) }, this.pricedOn());
    const paths = categoryPaths(entries, language);
    return page('admin/catalog/list', {
      filter, categories: categoryChoices(entries, language), statuses: statusChoices, tabs: productTabs(originalUrl, filter, counts), chips: productChips(originalUrl, filter, { paths, buyer, language }),
      products: found.rows.map((row) => productRowView(row, paths, language)), currency: this.config.currency, ...turns(originalUrl, found), mayManage: may(actor, 'catalog.manage'),
      similar: found.similar, isCut: found.isCut, isFiltered: Boolean(filter.q || filter.category || filter.status || filter.lacks || filter.partner),
    });
  }

  @Get('new')
  @Allow('catalog.manage')
  async blank(@Req() { language }: Request): Promise<Page> {
    return page('admin/catalog/new', { categories: categoryChoices(await categoryEntries(this.database), language), statuses: statusChoices, currency: this.config.currency });
  }

  @Post()
  @Allow('catalog.manage')
  @FormPage('/admin/catalog/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewProductForm) form: NewProductForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { sku } = await this.createProduct.run(actor, form.sku, factsOf(form), key);
    return redirect(productHref(sku), 'catalog.flash.product_created');
  }

  @Get(':sku')
  @Allow('catalog.read')
  async show(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Req() { language }: Request): Promise<Page> {
    const model = await productPage(this.database, await this.known(sku), this.pricedOn(), language);
    return page('admin/catalog/show', { ...model, stockPage: stockHref(sku), mayManage: may(actor, 'catalog.manage') });
  }

  @Get(':sku/edit')
  @Allow('catalog.manage')
  async edit(@Param('sku') sku: string, @Req() { language }: Request): Promise<Page> {
    const [head, entries] = await Promise.all([this.known(sku), categoryEntries(this.database)]);
    const product = { ...productView(head, categoryPaths(entries, language), language), taxPercent: percentOf(head.taxRate), retailPrice: head.retailPrice?.replace(/\.?0+$/, ''), edition: editionOf(factsIn(head)) };
    return page('admin/catalog/edit', { product, categories: categoryChoices(entries, language), statuses: statusChoices, currency: this.config.currency });
  }

  @Post(':sku')
  @Allow('catalog.manage')
  @FormPage('/admin/catalog/:sku/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Form(ChangeProductForm) form: ChangeProductForm): Promise<Redirect> {
    await this.changeProduct.run(actor, sku, factsOf(form), form.was);
    return redirect(productHref(sku), 'catalog.flash.product_changed');
  }

  @Post(':sku/status')
  @Allow('catalog.manage')
  @FormPage('/admin/catalog/:sku')
  async setStatus(@CurrentStaff() actor: StaffActor, @Param('sku') sku: string, @Form(SaleForm) { status, reason }: SaleForm): Promise<Redirect> {
    await this.changeProduct.setStatus(actor, sku, status, reason);
    return redirect(productHref(sku), `catalog.flash.${status}`);
  }

  private pricedOn() {
    return { today: this.clock.today(), currency: this.config.currency };
  }

  private async known(sku: string): Promise<ProductHead> {
    const head = await productHead(this.database, sku);
    if (!head) throw new NotFound();
    return head;
  }
}
