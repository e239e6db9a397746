import { Controller, Get, Param, Query } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { page } from '../../platform/http/page.js';
import { pageHref } from '../../platform/views/page-href.js';
import { letterIn, lettersIn } from './mailbox.js';

const base = '/admin/outbox-mail';

/** What would have been mailed, for whoever tries the house out. Not there in production. */
@Controller('admin/outbox-mail')
export class MailboxAdminController {
  constructor(private readonly config: Config) {}

  @Get()
  @Allow('queues.read')
  async list(@Query('after') after?: string) {
    const { letters, next } = await lettersIn(this.folder(), after);
    return page('admin/outbox-mail/list', { letters, next: next && pageHref(base, { after: next }), first: after === undefined ? undefined : base });
  }

  @Get(':name')
  @Allow('queues.read')
  async show(@Param('name') name: string) {
    const letter = await letterIn(this.folder(), name);
    if (!letter) throw new NotFound();
    return page('admin/outbox-mail/letter', { ...letter, pieces: piecesOf(letter.text) });
  }

  private folder(): string {
    if (this.config.production) throw new NotFound();
    return this.config.mailSinkDir;
  }
}

/** A text cut at its addresses, so that they can be followed. */
function piecesOf(text: string): { text: string; href?: string }[] {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) => (index % 2 === 1 ? { text: piece, href: piece } : { text: piece }));
}
