import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import type { Person } from '../access/actor.queries.js';
import { CurrentPerson } from '../access/current-person.js';
import { AccountDesk } from './account-desk.js';
import { ProfileForm } from './account.dto.js';

@Controller('admin/account')
export class AccountAdminController {
  constructor(private readonly desk: AccountDesk) {}

  @Get()
  @Allow('home.read')
  async show(@Req() request: Request, @CurrentPerson() person: Person) {
    return page('admin/identity/account', await this.desk.show(request, person));
  }

  @Post('profile')
  @Allow('home.read')
  @FormPage('/admin/account')
  async profile(@Res({ passthrough: true }) response: Response, @CurrentPerson() person: Person, @Form(ProfileForm) form: ProfileForm) {
    await this.desk.saveProfile(response, person, form);
    return redirect('/admin/account', 'identity.account.saved');
  }
}
