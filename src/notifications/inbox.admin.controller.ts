import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../identity/access/actors.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Allow } from '../platform/http/access.js';
import { Filter } from '../platform/http/form.js';
import { page, redirect } from '../platform/http/page.js';
import { RowId } from '../platform/http/row-id.js';
import { InboxFilter } from './inbox-filter.dto.js';
import { inboxView } from './inbox-views.js';
import { type Inbox, inboxPage } from './inbox.queries.js';
import { ReadNotifications } from './read-notifications.js';

const inboxOf = ({ userId }: StaffActor): Inbox => ({ userId, partnerId: null });

@Controller('admin/notifications')
export class InboxAdminController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly read: ReadNotifications) {}

  @Get()
  @Allow('home.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(InboxFilter) filter: InboxFilter, @Req() { language }: Request) {
    const loaded = await inboxPage(this.database, inboxOf(actor), filter);
    return page('admin/notifications/inbox', inboxView('/admin/notifications', loaded, { language, timeZone: this.config.timeZone }));
  }

  @Post(':id/opening')
  @Allow('home.read')
  async open(@CurrentStaff() actor: StaffActor, @RowId() id: string) {
    return redirect(await this.read.open(inboxOf(actor), id));
  }

  @Post('readings')
  @Allow('home.read')
  async readAll(@CurrentStaff() actor: StaffActor) {
    await this.read.all(inboxOf(actor));
    return redirect('/admin/notifications', 'notifications.allRead');
  }
}
