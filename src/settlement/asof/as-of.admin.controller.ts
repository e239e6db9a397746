import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { type Page, page } from '../../platform/http/page.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { accountAt } from './account-at.js';
import { asOfView } from './as-of-views.js';
import { AsOfFilter } from './as-of.dto.js';

@Controller('admin/statements/as-of')
export class AsOfAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  @Get(':code')
  @Allow('statements.read')
  async show(@Param('code') code: string, @Filter(AsOfFilter) { asOf }: AsOfFilter, @Req() { language }: Request): Promise<Page> {
    const today = this.clock.today();
    const [day, partner] = [asOf ?? today, await partnerByCode(this.database, code)];
    if (!partner || day > today) throw new NotFound();
    const { id: partnerId, currency } = partner;
    return page('admin/settlement/as-of', { day, today, currency, code, partner: nameIn(language, partner), account: asOfView(await accountAt(this.database, { partnerId, currency }, day, this.config.timeZone), '/admin') });
  }
}
