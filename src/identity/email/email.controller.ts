import { Controller, Get, Param, Post } from '@nestjs/common';
import { FormPage, Public } from '../../platform/http/access.js';
import { page, redirect } from '../../platform/http/page.js';
import { ConfirmEmail } from './confirm-email.js';

/** The link to a new address. Opening it changes nothing yet: programs that look through mails open every link. */
@Controller('email')
export class EmailController {
  constructor(private readonly confirmEmail: ConfirmEmail) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string) {
    const change = await this.confirmEmail.open(token);
    return change ? page('identity/new-email', { token, login: change.login, email: change.newEmail }) : page('identity/void-email', {}, 404);
  }

  @Post(':token')
  @Public()
  @FormPage('/email/:token')
  async confirm(@Param('token') token: string) {
    await this.confirmEmail.run(token);
    return redirect('/', 'identity.email.done');
  }
}
