import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { waitingOfPartner } from '../../catalog/supplies/waiting.queries.js';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { keysetPage } from '../../platform/http/keyset.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page } from '../../platform/http/page.js';
import { OwnBackOrdersFilter } from './back-orders.dto.js';
import { waitingView } from './waiting-views.js';

const pageSize = 20;

@Controller('back-orders')
export class BackOrdersPortalController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('portal.orders')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(OwnBackOrdersFilter) { after }: OwnBackOrdersFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const found = keysetPage(await waitingOfPartner(this.database, actor.partnerId, after, pageSize), pageSize);
    return page('portal/waiting/list', { lines: found.rows.map((row) => waitingView(row, language)), ...turns(originalUrl, found) });
  }
}
