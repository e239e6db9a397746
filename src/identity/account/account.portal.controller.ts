import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import type { Person } from '../access/actor.queries.js';
import { CurrentPartner, may, type PartnerActor } from '../access/actors.js';
import { CurrentPerson } from '../access/current-person.js';
import { AccountDesk } from './account-desk.js';
import { ProfileForm } from './account.dto.js';

@Controller('account')
export class AccountPortalController {
  constructor(private readonly desk: AccountDesk) {}

  @Get()
  @Allow('portal.account')
  async show(@Req() request: Request, @CurrentPerson() person: Person, @CurrentPartner() actor: PartnerActor) {
    return page('portal/identity/account', { ...await this.desk.show(request, person), mayKeepPeople: may(actor, 'portal.people'), seesCredit: may(actor, 'portal.credit'), seesFunds: may(actor, 'portal.settlement') });
  }

  @Post('profile')
  @Allow('portal.account')
  @FormPage('/account')
  async profile(@Res({ passthrough: true }) response: Response, @CurrentPerson() person: Person, @Form(ProfileForm) form: ProfileForm) {
    await this.desk.saveProfile(response, person, form);
    return redirect('/account', 'identity.account.saved');
  }
}
