import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Columns, moment } from '../../platform/sheets/cells.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { UsersFilter } from './user.dto.js';
import { placeViews } from './user-views.js';
import { type UserWithPlaces, usersWanted } from './users.queries.js';

const columnsFor = (supplier: { nameZh: string; nameEn: string }): Columns<UserWithPlaces> => ({
  login: ({ login }) => login,
  name: ({ name }) => name,
  email: ({ email }) => email,
  companies: ({ places, login }, language) => placeViews(places, login, nameIn(language, supplier), language)
    .map(({ name, roles }) => `${name} (${roles.map((role) => translate(language, `identity.roles.${role}`)).join(', ')})`).join('; '),
  state: ({ state }, language) => translate(language, `users.state.${state}`),
  createdAt: ({ createdAt }) => moment(createdAt),
  lastLoginAt: ({ lastLoginAt }) => moment(lastLoginAt),
});

@Controller('admin/users')
export class UserSheetController {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('users.manage')
  async export(@Param('format') format: string, @Filter(UsersFilter) filter: UsersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, {
      name: 'users', columns: columnsFor(await this.supplier.company()), pages: everyPage((after, size) => usersWanted(this.database, { ...filter, before: undefined, after }, size)),
    });
  }
}
