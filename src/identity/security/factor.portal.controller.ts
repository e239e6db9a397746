import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { redirect } from '../../platform/http/page.js';
import type { Person } from '../access/actor.queries.js';
import { CurrentPerson } from '../access/current-person.js';
import { FactorActs } from './factor-acts.js';
import { ProofForm, TurnOnForm } from './security.dto.js';
import { SecurityDesk } from './security-desk.js';

@Controller('account/second-factor')
export class FactorPortalController {
  constructor(private readonly desk: SecurityDesk, private readonly acts: FactorActs) {}

  @Get()
  @Allow('portal.account')
  show(@Req() request: Request, @CurrentPerson() person: Person) {
    return this.desk.factorForm(request, person);
  }

  // the answers to these two forms are the codes themselves: no address leads to them
  @Post()
  @Allow('portal.account')
  @FormPage('/account/second-factor')
  async turnOn(@Req() request: Request, @CurrentPerson() person: Person, @Form(TurnOnForm) form: TurnOnForm) {
    return this.desk.codes(request, await this.acts.on(request, person, form));
  }

  @Post('recovery-codes')
  @Allow('portal.account')
  @FormPage('/account/second-factor')
  async renewCodes(@Req() request: Request, @CurrentPerson() person: Person, @Form(ProofForm) form: ProofForm) {
    return this.desk.codes(request, await this.acts.renew(request, person, form));
  }

  @Post('removal')
  @Allow('portal.account')
  @FormPage('/account/second-factor')
  async turnOff(@Req() request: Request, @CurrentPerson() person: Person, @Form(ProofForm) form: ProofForm) {
    await this.acts.off(request, person, form);
    return redirect('/account/security', 'identity.secondFactor.isOff');
  }
}
