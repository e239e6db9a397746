import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { editionOf } from '../../platform/http/edition.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, ListFilter, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { CurrentPartner, type PartnerActor } from '../access/actors.js';
import { ChangeUser } from '../users/change-user.js';
import { CreateUser } from '../users/create-user.js';
import { KeepMembership } from '../users/keep-membership.js';
import type { Place } from '../users/place.js';
import { ChangeRolesForm, InvitationForm } from '../users/user.dto.js';
import { partnerRoleChoices } from '../users/user-views.js';
import { type Colleague, colleagueOf, colleaguesOf } from './people.queries.js';

const hrefOf = ({ login }: { login: string }) => `/account/people/${encodeURIComponent(login)}`;
const placeOf = ({ partnerId, partnerCode }: PartnerActor): Place => ({ partnerId, code: partnerCode });

/** A partner's owner keeps who works for it. An account stays when its place is taken away: the person may have others. */
@Controller('account/people')
export class PeoplePortalController {
  constructor(
    private readonly database: Database, private readonly createUser: CreateUser,
    private readonly keepMembership: KeepMembership, private readonly changeUser: ChangeUser,
  ) {}

  @Get()
  @Allow('portal.people')
  async list(@CurrentPartner() { partnerId, userId }: PartnerActor, @Filter(ListFilter) filter: ListFilter, @Req() { originalUrl }: Request): Promise<Page> {
    const found = await colleaguesOf(this.database, partnerId, filter);
    const people = found.rows.map((person) => ({ ...person, href: hrefOf(person), isSelf: person.id === userId }));
    return page('portal/people/list', { filter, people, chips: chipsOf(originalUrl, { q: filter.q }), ...turns(originalUrl, found) });
  }

  @Get('new')
  @Allow('portal.people')
  blank(): Page {
    return page('portal/people/new', { roleChoices: partnerRoleChoices });
  }

  @Post()
  @Allow('portal.people')
  @FormPage('/account/people/new')
  async invite(@CurrentPartner() actor: PartnerActor, @Form(InvitationForm) { roles, ...user }: InvitationForm, @OnceKey() key: string | undefined, @Req() { language }: Request): Promise<Redirect> {
    await this.createUser.run(actor, { ...user, language }, placeOf(actor), roles, key);
    return redirect('/account/people', 'users.people.flash.invited', { name: user.name, email: user.email });
  }

  @Get(':login/edit')
  @Allow('portal.people')
  async edit(@CurrentPartner() actor: PartnerActor, @Param('login') login: string): Promise<Page> {
    const person = await this.colleague(actor, login);
    return page('portal/people/edit', { person: { ...person, href: hrefOf(person) }, edition: editionOf(person.roles.toSorted()), roleChoices: partnerRoleChoices });
  }

  @Post(':login')
  @Allow('portal.people')
  @FormPage('/account/people/:login/edit')
  async change(@CurrentPartner() actor: PartnerActor, @Param('login') login: string, @Form(ChangeRolesForm) { roles, was }: ChangeRolesForm): Promise<Redirect> {
    const { id, name } = await this.colleague(actor, login);
    await this.keepMembership.change(actor, id, placeOf(actor), roles, was);
    return redirect(id === actor.userId ? '/account' : '/account/people', 'users.people.flash.changed', { name });
  }

  @Post(':login/removal')
  @Allow('portal.people')
  @FormPage('/account/people/:login/edit')
  async remove(@CurrentPartner() actor: PartnerActor, @Param('login') login: string): Promise<Redirect> {
    const { id, name } = await this.colleague(actor, login);
    await this.keepMembership.remove(actor, id, placeOf(actor));
    return redirect('/account/people', 'users.people.flash.removed', { name });
  }

  // who has a password asks for a new one alone; a link is sent again to those who never had one
  @Post(':login/invitation')
  @Allow('portal.people')
  @FormPage('/account/people/:login/edit')
  async inviteAgain(@CurrentPartner() actor: PartnerActor, @Param('login') login: string): Promise<Redirect> {
    const { id, name, email, state } = await this.colleague(actor, login);
    if (state !== 'invited') throw new NotFound();
    await this.changeUser.sendLink(actor, id, actor.partnerId);
    return redirect('/account/people', 'users.people.flash.invited', { name, email });
  }

  private async colleague({ partnerId }: PartnerActor, login: string): Promise<Colleague> {
    const person = await colleagueOf(this.database, partnerId, login);
    if (!person) throw new NotFound();
    return person;
  }
}
