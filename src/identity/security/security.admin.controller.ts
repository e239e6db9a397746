import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { redirect } from '../../platform/http/page.js';
import type { Person } from '../access/actor.queries.js';
import { CurrentPerson } from '../access/current-person.js';
import { ChangePasswordForm, EmailForm } from './security.dto.js';
import { SecurityActs } from './security-acts.js';
import { SecurityDesk } from './security-desk.js';

@Controller('admin/account')
export class SecurityAdminController {
  constructor(private readonly desk: SecurityDesk, private readonly acts: SecurityActs) {}

  @Get('security')
  @Allow('home.read')
  show(@Req() request: Request, @CurrentPerson() person: Person) {
    return this.desk.overview(request, person);
  }

  @Get('password')
  @Allow('home.read')
  passwordForm(@Req() request: Request, @CurrentPerson() person: Person) {
    return this.desk.passwordForm(request, person);
  }

  @Post('password')
  @Allow('home.read')
  @FormPage('/admin/account/password')
  async password(@Req() request: Request, @CurrentPerson() person: Person, @Form(ChangePasswordForm) form: ChangePasswordForm) {
    await this.acts.savePassword(request, person, form);
    return redirect('/admin/account/security', 'identity.account.passwordChanged');
  }

  @Get('email')
  @Allow('home.read')
  emailForm(@Req() request: Request, @CurrentPerson() person: Person) {
    return this.desk.emailForm(request, person);
  }

  @Post('email')
  @Allow('home.read')
  @FormPage('/admin/account/email')
  async email(@Req() request: Request, @CurrentPerson() person: Person, @Form(EmailForm) form: EmailForm, @OnceKey() key: string | undefined) {
    await this.acts.saveEmail(request, person, form, key);
    return redirect('/admin/account/security', 'identity.email.asked', { email: form.email });
  }

  @Post('sessions/:id/removal')
  @Allow('home.read')
  async endSession(@CurrentPerson() person: Person, @Param('id') id: string) {
    await this.acts.endSession(person, id);
    return redirect('/admin/account/security', 'identity.sessions.ended');
  }

  @Post('sessions/removal')
  @Allow('home.read')
  async endOthers(@Req() request: Request, @CurrentPerson() person: Person) {
    return redirect('/admin/account/security', 'identity.sessions.othersEnded', { count: await this.acts.endOthers(request, person) });
  }
}
