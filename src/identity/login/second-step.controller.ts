import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { FormPage, Public } from '../../platform/http/access.js';
import { SeeOther } from '../../platform/http/errors.js';
import { Form } from '../../platform/http/form.js';
import { page, redirect } from '../../platform/http/page.js';
import type { Person } from '../access/actor.queries.js';
import { CheckCode } from '../second-factor/check-code.js';
import { SetUp } from '../second-factor/set-up.js';
import { LoginDesk } from './login-desk.js';

export class CodeForm {
  @MaxLength(40, { context: { max: 40 } }) @IsString() @IsNotEmpty()
  code: string;

  @IsOptional() @IsString()
  way?: string;
}

/** What comes after the password: a code, or setting up where codes come from. */
@Controller('login')
export class SecondStepController {
  constructor(private readonly desk: LoginDesk, private readonly checkCode: CheckCode, private readonly setUp: SetUp) {}

  @Get('code')
  @Public()
  async ask(@Req() request: Request, @Query('way') way?: string) {
    if (!await this.desk.awaited(request, 'code')) return redirect('/');
    return page('identity/code', { isRecovery: (request.formState?.values.way ?? way) === 'recovery' });
  }

  @Post('code')
  @Public()
  @FormPage('/login/code')
  async enter(@Req() request: Request, @Form(CodeForm) { code }: CodeForm) {
    const person = await this.known(request, 'code');
    await this.checkCode.run(person, code, request.ip ?? '');
    return redirect(await this.desk.open(request, person));
  }

  @Get('second-factor')
  @Public()
  async offer(@Req() request: Request) {
    const person = await this.desk.awaited(request, 'setup');
    return person ? page('identity/set-up', await this.setUp.offer(request, person)) : redirect('/');
  }

  @Post('second-factor')
  @Public()
  @FormPage('/login/second-factor')
  async turnOn(@Req() request: Request, @Form(CodeForm) { code }: CodeForm) {
    const person = await this.known(request, 'setup');
    const codes = await this.setUp.confirm(request, person, code);
    return page('identity/recovery-codes', { codes, next: await this.desk.open(request, person) }, 201);
  }

  private async known(request: Request, step: 'code' | 'setup'): Promise<Person> {
    const person = await this.desk.awaited(request, step);
    if (!person) throw new SeeOther('/login?expired=1');
    return person;
  }
}
