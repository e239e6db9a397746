import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { FormPage, Public } from '../../platform/http/access.js';
import { cookieOf } from '../../platform/http/cookies.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import { keepLanguage } from '../account/preference-cookies.js';
import { LocalLogin } from './local-login.js';
import { landingOf, localPath } from './local-path.js';
import { LogOut } from './log-out.js';
import { beginSession } from './session.js';

class LoginForm {
  @MaxLength(120, { context: { max: 120 } }) @IsString() @IsNotEmpty()
  login: string;

  @MaxLength(200, { context: { max: 200 } }) @IsString() @IsNotEmpty()
  password: string;

  @IsOptional() @IsString()
  next?: string;
}

@Controller()
export class LoginController {
  constructor(private readonly localLogin: LocalLogin, private readonly logOut: LogOut) {}

  @Get('login')
  @Public()
  show(@Req() request: Request, @Query('next') next?: string, @Query('expired') expired?: string) {
    if (request.actor) return redirect(landingOf(request.session.partnerId ?? null, next));
    return page('identity/login', { next: localPath(next), expired: expired !== undefined && !request.formState });
  }

  @Post('login')
  @Public()
  @FormPage('/login')
  async enter(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Form(LoginForm) form: LoginForm) {
    const person = await this.localLogin.run(request, response);
    const partnerId = person.workplaces[0]?.partnerId ?? null;
    await beginSession(request, person.userId, partnerId);
    if (cookieOf(request, 'language') === undefined) keepLanguage(response, person.language);
    return redirect(landingOf(partnerId, form.next));
  }

  @Post('logout')
  @Public()
  async leave(@Req() request: Request) {
    await this.logOut.run(request);
    return redirect('/login', 'identity.login.left');
  }
}
