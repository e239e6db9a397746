import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { partnerChoices } from '../../partners/partner-pages.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page } from '../../platform/http/page.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { bucketsOf } from '../statements/statement-views.js';
import { ageingColumns } from './ageing-columns.js';
import { AgeingFilter } from './ageing.dto.js';
import { ageingPage, currenciesOwed } from './ageing.queries.js';
import { ageingChips, ageingRowView, ageingTabs, overdueShare } from './ageing-views.js';

const pageSize = 20;

@Controller('admin/ageing')
export class AgeingAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly sheets: Sheets) {}

  @Get()
  @Allow('credit.read')
  async list(@Filter(AgeingFilter) filter: AgeingFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [by, asked] = [filter.by ?? 'partner', this.asked(filter)];
    const [read, currencies, choices] = await Promise.all([
      ageingPage(this.database, asked, pageSize), currenciesOwed(this.database), partnerChoices(this.database, language),
    ]);
    // a page that has run out since gives way to the first
    const { whole, ...found } = read.rows.length === 0 ? await ageingPage(this.database, { ...asked, after: undefined, before: undefined }, pageSize) : read;
    const chips = ageingChips(originalUrl, filter, choices);
    return page('admin/collection/ageing', {
      filter, by, day: asked.day, today: asked.today, isPast: asked.day < asked.today, currency: asked.currency, chips, tabs: ageingTabs(originalUrl, by), territories: choices.territories, managers: choices.managers,
      currencies: currencies.length > 1 || (currencies[0] ?? asked.currency) !== asked.currency ? [...new Set([asked.currency, ...currencies])].map((value) => ({ value, label: value })) : undefined,
      rows: found.rows.map((row) => ageingRowView(row, by, originalUrl, language)), ...turns(originalUrl, found),
      total: whole && { ...whole, share: overdueShare(whole), buckets: bucketsOf(whole) },
    });
  }

  @Get('export.:format')
  @Allow('credit.read')
  export(@Param('format') format: string, @Filter(AgeingFilter) filter: AgeingFilter, @Req() request: Request) {
    const asked = this.asked(filter);
    return this.sheets.send(request, format, {
      name: 'ageing', columns: ageingColumns, pages: everyPage((after, size) => ageingPage(this.database, { ...asked, before: undefined, after }, size)),
    });
  }

  // tomorrow's ageing is not known yet
  private asked(filter: AgeingFilter) {
    const today = this.clock.today();
    return { ...filter, today, day: filter.day !== undefined && filter.day < today ? filter.day : today, currency: filter.currency ?? this.config.currency };
  }
}
