import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { csvStream } from '../../platform/files/csv.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { Download, type Page, page } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { AuditFilter } from './audit-filter.dto.js';
import { trailCells } from './trail-csv.js';
import { namesOf, trailPage, wantedOf } from './trail.queries.js';
import { groupChoices, trailChips, trailEntry } from './trail-views.js';

const pageSize = 50;

@Controller('admin/audit')
export class AuditAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  @Get()
  @Allow('audit.read')
  async list(@CurrentStaff() { permissions }: StaffActor, @Filter(AuditFilter) filter: AuditFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const wanted = await wantedOf(this.database, filter, this.config.timeZone);
    const found = await trailPage(this.database, wanted, filter, pageSize);
    const names = await namesOf(this.database, found.rows.flatMap(({ actor, subject }) => [actor, subject]));
    const chips = trailChips(originalUrl, filter, language);
    return page('admin/audit/list', {
      filter, chips, groups: groupChoices, isFiltered: chips.length > 0, today: this.clock.today(), ...turns(originalUrl, found),
      entries: found.rows.map((row) => trailEntry(row, names, { language, permissions })),
      exportHref: pageHref(originalUrl.replace(/^\/admin\/audit/, '/admin/audit/export'), { after: '', before: '', lang: '' }),
    });
  }

  @Get('export')
  @Allow('audit.read')
  async export(@CurrentStaff() { permissions }: StaffActor, @Filter(AuditFilter) filter: AuditFilter, @Req() { language }: Request): Promise<Download> {
    const { timeZone } = this.config;
    const wanted = await wantedOf(this.database, filter, timeZone);
    const lines = csvStream(trailCells(this.database, wanted, { language, permissions }, timeZone));
    return new Download(Readable.from(lines), 'text/csv; charset=utf-8', `audit-${this.clock.today()}.csv`);
  }
}
