import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { Filter } from '../platform/http/form.js';
import { translate } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import { type Columns, figure, moment } from '../platform/sheets/cells.js';
import { everyPage } from '../platform/sheets/every-page.js';
import { Sheets } from '../platform/sheets/sheets.js';
import { PartnersFilter } from './partner.dto.js';
import { type PartnerRow, partnersWanted } from './partner-pages.queries.js';

const columns: Columns<PartnerRow> = {
  partnerCode: ({ code }) => code,
  nameZh: ({ nameZh }) => nameZh,
  nameEn: ({ nameEn }) => nameEn,
  kind: ({ kind }, language) => translate(language, `partners.kind.${kind}`),
  tradeForm: ({ tradeForm }) => tradeForm,
  tier: ({ tierZh, tierEn }, language) => nameIn(language, { nameZh: tierZh ?? '', nameEn: tierEn ?? '' }),
  territory: ({ territoryZh, territoryEn }, language) => nameIn(language, { nameZh: territoryZh ?? '', nameEn: territoryEn ?? '' }),
  termsDays: ({ termsDays }) => figure(termsDays),
  currency: ({ currency }) => currency,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  taxNumber: ({ taxNumber }) => taxNumber,
  ordering: ({ orderingOpen }, language) => translate(language, `partners.ordering.${orderingOpen ? 'open' : 'closed'}`),
  state: ({ status }, language) => translate(language, `partners.status.${status}`),
  createdAt: ({ createdAt }) => moment(createdAt),
};

@Controller('admin/partners')
export class PartnerSheetController {
  constructor(private readonly database: Database, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('partners.read')
  async export(@Param('format') format: string, @Filter(PartnersFilter) filter: PartnersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, {
      name: 'partners', columns, pages: everyPage((after, size) => partnersWanted(this.database, { ...filter, before: undefined, after }, size)),
    });
  }
}
