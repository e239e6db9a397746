import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../../identity/access/actors.js';
import { Allow } from '../../../platform/http/access.js';
import { Filter } from '../../../platform/http/form.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CatalogFilter } from '../ordering.dto.js';
import { CatalogPage } from './catalog-page.js';

@Controller('catalog')
export class CatalogPortalController {
  constructor(private readonly catalogPage: CatalogPage) {}

  @Get()
  @Allow('portal.catalog')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(CatalogFilter) filter: CatalogFilter, @Req() { language, originalUrl }: Request): Promise<Page> {
    return page('portal/ordering/catalog', await this.catalogPage.list({ actor, language, address: originalUrl }, filter));
  }

  @Get(':code')
  @Allow('portal.catalog')
  async show(@CurrentPartner() actor: PartnerActor, @Param('code') code: string, @Req() { language, originalUrl }: Request): Promise<Page> {
    return page('portal/ordering/product', await this.catalogPage.product({ actor, language, address: originalUrl }, code));
  }
}
