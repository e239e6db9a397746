import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { editionOf } from '../../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { Supplier } from '../../platform/company/supplier.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { languageChoices } from '../account/account-views.js';
import { ChangeUser, userFacts } from './change-user.js';
import { CreateUser } from './create-user.js';
import { atPartner, atSupplier } from './place.js';
import { NewUserForm, PlaceFilter, UserForm, UsersFilter } from './user.dto.js';
import { UserDesk } from './user-desk.js';
import { placeTabs, roleChoices, stateChoices, userChips, userHref, userLine, userTabs } from './user-views.js';
import { userCounts, usersWanted } from './users.queries.js';

@Controller('admin/users')
export class UsersAdminController {
  constructor(
    private readonly database: Database, private readonly supplier: Supplier, private readonly desk: UserDesk,
    private readonly createUser: CreateUser, private readonly changeUser: ChangeUser,
  ) {}

  @Get()
  @Allow('users.manage')
  async list(@Filter(UsersFilter) filter: UsersFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const [found, counts, company] = await Promise.all([usersWanted(this.database, filter), userCounts(this.database), this.supplier.company()]);
    return page('admin/users/list', {
      filter, roles: roleChoices, states: stateChoices, tabs: userTabs(originalUrl, filter.view, counts), chips: userChips(originalUrl, filter, language),
      users: found.rows.map((row) => userLine(row, nameIn(language, company), language)), ...turns(originalUrl, found),
      isFiltered: Boolean(filter.q || filter.view || filter.role || filter.partner || filter.state),
    });
  }

  @Get('new')
  @Allow('users.manage')
  async blank(@Filter(PlaceFilter) filter: PlaceFilter, @Req() request: Request): Promise<Page> {
    const place = await this.desk.placeFields(request, filter);
    return page('admin/users/new', { ...place, tabs: placeTabs('/admin/users/new', place.place), languages: languageChoices, language: request.language });
  }

  @Post()
  @Allow('users.manage')
  @FormPage('/admin/users/new')
  async create(@CurrentStaff() actor: StaffActor, @Form(NewUserForm) { place, partner, roles, ...user }: NewUserForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { login } = await this.createUser.run(actor, user, place === 'staff' ? atSupplier : await atPartner(this.database, partner), roles, key);
    return redirect(userHref(login), 'users.flash.created');
  }

  @Get(':login')
  @Allow('users.manage')
  async show(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/users/show', await this.desk.show(actor, login, language));
  }

  @Get(':login/edit')
  @Allow('users.manage')
  async edit(@Param('login') login: string): Promise<Page> {
    const user = await this.desk.known(login);
    return page('admin/users/edit', { user, languages: languageChoices, edition: editionOf(userFacts(user)) });
  }

  @Post(':login')
  @Allow('users.manage')
  @FormPage('/admin/users/:login/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Form(UserForm) form: UserForm): Promise<Redirect> {
    await this.changeUser.run(actor, (await this.desk.known(login)).id, form);
    return redirect(userHref(login), 'users.flash.changed');
  }
}
