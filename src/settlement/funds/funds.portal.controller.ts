import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page } from '../../platform/http/page.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { movementColumns } from './fund-columns.js';
import { fundsView, fundTabs, grantView, kindChoices, movementView } from './fund-views.js';
import { MovementsFilter } from './funds.dto.js';
import { fundsOf, grantsOf, movementsOf } from './funds.queries.js';

/** A dealer's own prepaid money, deposit and rebate. */
@Controller('account/funds')
export class FundsPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sheets: Sheets) {}

  @Get()
  @Allow('portal.settlement')
  async show(@CurrentPartner() { partnerId }: PartnerActor, @Filter(MovementsFilter) filter: MovementsFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const [row, found, grants] = await Promise.all([fundsOf(this.database, { id: partnerId }), movementsOf(this.database, partnerId, filter), grantsOf(this.database, partnerId)]);
    if (!row) throw new NotFound();
    return page('portal/funds/show', {
      funds: fundsView(row, language), filter, tabs: fundTabs(originalUrl, filter), kinds: kindChoices,
      movements: found.rows.map((movement) => movementView(movement, '')), ...turns(originalUrl, found), grants: grants.map((grant) => grantView(grant, today)),
    });
  }

  @Get('export.:format')
  @Allow('portal.settlement')
  async export(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Filter(MovementsFilter) filter: MovementsFilter, @Req() request: Request) {
    return this.sheets.send(request, format, {
      name: 'funds', columns: movementColumns, pages: everyPage((after, size) => movementsOf(this.database, partnerId, { ...filter, before: undefined, after }, size)),
    });
  }
}
