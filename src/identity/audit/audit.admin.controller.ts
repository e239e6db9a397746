import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page } from '../../platform/http/page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { AuditFilter } from './audit-filter.dto.js';
import { trailColumns, trailPages } from './trail-sheet.js';
import { namesOf, trailPage, wantedOf } from './trail.queries.js';
import { groupChoices, trailChips, trailEntry } from './trail-views.js';

const pageSize = 50;

@Controller('admin/audit')
export class AuditAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly sheets: Sheets) {}

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
    });
  }

  @Get('export.:format')
  @Allow('audit.read')
  async export(@CurrentStaff() { permissions }: StaffActor, @Param('format') format: string, @Filter(AuditFilter) filter: AuditFilter, @Req() request: Request) {
    const wanted = await wantedOf(this.database, filter, this.config.timeZone);
    return this.sheets.send(request, format, { name: 'audit', columns: trailColumns, pages: trailPages(this.database, wanted, { language: request.language, permissions }) });
  }
}
