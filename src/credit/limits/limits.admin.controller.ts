import { Controller, Param, Post } from '@nestjs/common';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { DecideLimit } from './decide-limit.js';
import { LimitApprovalForm, LimitRefusalForm } from './limits.dto.js';

/** A limit above the bound waits for a second person. */
@Controller('admin/credit/:code/limit')
export class LimitsAdminController {
  constructor(private readonly decideLimit: DecideLimit) {}

  @Post('approval')
  @Allow('credit.approve_large')
  @FormPage('/admin/credit/:code')
  async approve(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(LimitApprovalForm) { proposal }: LimitApprovalForm): Promise<Redirect> {
    await this.decideLimit.approve(actor, code, proposal);
    return redirect(`/admin/credit/${code}`, 'credit.flash.limit_approved');
  }

  @Post('refusal')
  @Allow('credit.manage')
  @FormPage('/admin/credit/:code')
  async refuse(@CurrentStaff() actor: StaffActor, @Param('code') code: string, @Form(LimitRefusalForm) { proposal, answer }: LimitRefusalForm): Promise<Redirect> {
    await this.decideLimit.refuse(actor, code, proposal, answer);
    return redirect(`/admin/credit/${code}`, 'credit.flash.limit_refused');
  }
}
