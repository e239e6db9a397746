import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../identity/access/actors.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { Filter } from '../platform/http/form.js';
import { page, redirect } from '../platform/http/page.js';
import { RowId } from '../platform/http/row-id.js';
import { InboxFilter } from './inbox-filter.dto.js';
import { inboxView } from './inbox-views.js';
import { inboxPage } from './inbox.queries.js';
import { ReadNotifications } from './read-notifications.js';

@Controller('notifications')
export class InboxPortalController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly read: ReadNotifications) {}

  @Get()
  @Allow('portal.home')
  async list(@CurrentPartner() actor: PartnerActor, @Filter(InboxFilter) filter: InboxFilter, @Req() { language }: Request) {
    const loaded = await inboxPage(this.database, actor, filter);
    return page('portal/notifications/inbox', inboxView('/notifications', loaded, { language, timeZone: this.config.timeZone }));
  }

  @Post(':id/opening')
  @Allow('portal.home')
  async open(@CurrentPartner() actor: PartnerActor, @RowId() id: string) {
    return redirect(await this.read.open(actor, id));
  }

  @Post('readings')
  @Allow('portal.home')
  async readAll(@CurrentPartner() actor: PartnerActor) {
    await this.read.all(actor);
    return redirect('/notifications', 'notifications.allRead');
  }
}
