import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { promisify } from 'node:util';
import { FormPage, Public } from '../platform/http/access.js';
import { Form } from '../platform/http/form.js';
import { page, redirect } from '../platform/http/page.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';

class LoginForm {
  @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  login: string;

  @IsString() @IsNotEmpty() @MaxLength(200, { context: { max: 200 } })
  password: string;

  @IsOptional() @IsString()
  next?: string;
}

@Controller()
export class LoginController {
  constructor(private readonly logIn: LogIn, private readonly logOut: LogOut) {}

  @Get('login')
  @Public()
  show(@Req() request: Request, @Query('next') next?: string) {
    if (request.person) return redirect(homeOf(request.session.partnerId ?? null));
    return page('identity/login', { next: localPath(next) });
  }

  @Post('login')
  @Public()
  @FormPage('/login')
  async enter(@Req() request: Request, @Form(LoginForm) form: LoginForm) {
    const person = await this.logIn.run(form.login.trim(), form.password, request.ip ?? '');
    const partnerId = person.workplaces[0]?.partnerId ?? null;
    await promisify(request.session.regenerate.bind(request.session))();
    Object.assign(request.session, { userId: person.userId, partnerId });
    return redirect(localPath(form.next) ?? homeOf(partnerId));
  }

  @Post('logout')
  @Public()
  async leave(@Req() request: Request) {
    await this.logOut.run(request);
    return redirect('/login');
  }
}

function homeOf(partnerId: string | null): string {
  return partnerId === null ? '/admin' : '/';
}

/** Only a path of this house is followed after the login. */
export function localPath(next: string | undefined): string | undefined {
  return next !== undefined && /^\/(?![/\\])[^\s]*$/.test(next) ? next : undefined;
}
