import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { FormPage, Public } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import { LocalLogin } from './local-login.js';
import { landingOf, localPath } from './local-path.js';
import { LogOut } from './log-out.js';
import { LoginDesk } from './login-desk.js';

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
  constructor(private readonly localLogin: LocalLogin, private readonly desk: LoginDesk, private readonly logOut: LogOut) {}

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
    return redirect(await this.desk.enter(request, person, form.next));
  }

  @Post('logout')
  @Public()
  async leave(@Req() request: Request) {
    await this.logOut.run(request);
    return redirect('/login', 'identity.login.left');
  }
}
