import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { FormPage, Public } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import { endSession } from '../login/session.js';
import { AskForReset } from './ask-for-reset.js';
import { NewPasswordForm } from './new-password.dto.js';
import { ResetPassword } from './reset-password.js';

class ForgottenForm {
  @MaxLength(160, { context: { max: 160 } }) @IsString() @IsNotEmpty()
  login: string;
}

@Controller('password')
export class PasswordsController {
  constructor(private readonly askForReset: AskForReset, private readonly resetPassword: ResetPassword) {}

  @Get('forgotten')
  @Public()
  forgotten(@Query('sent') sent?: string) {
    return page('identity/forgotten', { sent: sent !== undefined });
  }

  @Post('forgotten')
  @Public()
  @FormPage('/password/forgotten')
  async ask(@Form(ForgottenForm) { login }: ForgottenForm) {
    await this.askForReset.run(login.trim());
    return redirect('/password/forgotten?sent=1');
  }

  @Get('reset/:token')
  @Public()
  async choose(@Param('token') token: string) {
    const reset = await this.resetPassword.open(token);
    return reset ? page('identity/reset', { token, login: reset.login, isNew: reset.kind === 'invitation' }) : page('identity/void-link', {}, 404);
  }

  @Post('reset/:token')
  @Public()
  @FormPage('/password/reset/:token')
  async reset(@Req() request: Request, @Param('token') token: string, @Form(NewPasswordForm) { password }: NewPasswordForm) {
    await this.resetPassword.run(token, password);
    await endSession(request);
    return redirect('/login', 'identity.password.done');
  }
}
