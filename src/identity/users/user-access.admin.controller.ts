import { Controller, Param, Post } from '@nestjs/common';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { TurnOffSecondFactor } from '../second-factor/turn-off-second-factor.js';
import { BlockUser } from './block-user.js';
import { ChangeUser } from './change-user.js';
import { BlockForm } from './user.dto.js';
import { UserDesk } from './user-desk.js';
import { userHref } from './user-views.js';

/** Whether and how a user gets in. */
@Controller('admin/users/:login')
export class UserAccessAdminController {
  constructor(
    private readonly desk: UserDesk, private readonly blockUser: BlockUser, private readonly changeUser: ChangeUser, private readonly secondFactor: TurnOffSecondFactor,
  ) {}

  @Post('state')
  @Allow('users.manage')
  @FormPage('/admin/users/:login')
  async setState(@CurrentStaff() actor: StaffActor, @Param('login') login: string, @Form(BlockForm) { state, reason = '' }: BlockForm): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    if (state === 'blocked') await this.blockUser.block(actor, id, reason);
    else await this.blockUser.unblock(actor, id);
    return redirect(userHref(login), `users.flash.${state}`);
  }

  @Post('password-link')
  @Allow('users.manage')
  @FormPage('/admin/users/:login')
  async sendLink(@CurrentStaff() actor: StaffActor, @Param('login') login: string): Promise<Redirect> {
    const { id, email } = await this.desk.known(login);
    await this.changeUser.sendLink(actor, id);
    return redirect(userHref(login), 'users.flash.link_sent', { email });
  }

  @Post('second-factor/removal')
  @Allow('users.manage')
  @FormPage('/admin/users/:login')
  async resetSecondFactor(@CurrentStaff() actor: StaffActor, @Param('login') login: string): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    await this.secondFactor.reset(actor, id);
    return redirect(userHref(login), 'users.flash.second_factor_reset');
  }

  @Post('sessions/removal')
  @Allow('users.manage')
  @FormPage('/admin/users/:login')
  async endSessions(@CurrentStaff() actor: StaffActor, @Param('login') login: string): Promise<Redirect> {
    const { id } = await this.desk.known(login);
    await this.blockUser.endSessions(actor, id);
    return redirect(userHref(login), 'users.flash.sessions_ended');
  }
}
