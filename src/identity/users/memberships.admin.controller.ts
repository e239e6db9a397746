import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { KeepMembership } from './keep-membership.js';
import { atPartner, atSupplier, type Place, placeOf } from './place.js';
import { ChangeRolesForm, PlaceFilter, PlaceForm } from './user.dto.js';
import { UserDesk } from './user-desk.js';
import { partnerRoleChoices, placeTabs, staffRoleChoices, userHref } from './user-views.js';

/** Where a user works; `:place` is a partner's code, or `supplier`. */
@Controller('admin/users/:login/memberships')
export class MembershipsAdminController {
  constructor(private readonly database: Database, private readonly desk: UserDesk, private readonly keepMembership: KeepMembership) {}

  @Get('new')
  @Allow('users.manage')
  async blank(@Param('login') login: string, @Filter(PlaceFilter) filter: PlaceFilter, @Req() request: Request): Promise<Page> {
    const user = await this.desk.known(login);
    const place = await this.desk.placeFields(request, filter);
    return page('admin/users/new-membership', { user, ...place, tabs: placeTabs(`${user.href}/memberships/new`, place.place) });
  }

  @Post()
  @Allow('users.manage')
  @FormPage('/admin/users/:login/memberships/new')
  async add(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Form(PlaceForm) form: PlaceForm, @OnceKey() key: string | undefined): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    await this.keepMembership.add(actor, id, form.place === 'staff' ? atSupplier : await atPartner(this.database, form.partner), form.roles, key);
    return redirect(userHref(login), 'users.flash.membership_added');
  }

  @Get(':place/edit')
  @Allow('users.manage')
  async edit(@Param('login') login: string, @Param('place') code: string, @Req() { language }: Request): Promise<Page> {
    const user = await this.desk.known(login);
    const membership = (await this.desk.places(user, language)).find((place) => place.code === code);
    if (!membership) throw new NotFound();
    return page('admin/users/membership', { user, membership, edition: editionOf(membership.roles.toSorted()), roleChoices: membership.isSupplier ? staffRoleChoices : partnerRoleChoices });
  }

  @Post(':place')
  @Allow('users.manage')
  @FormPage('/admin/users/:login/memberships/:place/edit')
  async change(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Param('place') code: string, @Form(ChangeRolesForm) { roles, was }: ChangeRolesForm): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    await this.keepMembership.change(actor, id, await this.place(code), roles, was);
    return redirect(userHref(login), 'users.flash.membership_changed');
  }

  @Post(':place/removal')
  @Allow('users.manage')
  @FormPage('/admin/users/:login')
  async remove(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Param('place') code: string): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    await this.keepMembership.remove(actor, id, await this.place(code));
    return redirect(userHref(login), 'users.flash.membership_removed');
  }

  private async place(code: string): Promise<Place> {
    const place = await placeOf(this.database, code);
    if (!place) throw new NotFound();
    return place;
  }
}
