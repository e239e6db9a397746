import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/http/errors.js';
import { type Inbox, linkOf } from './inbox.queries.js';

@Injectable()
export class ReadNotifications {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Marks one as read and tells where it leads. */
  async open(inbox: Inbox, id: string): Promise<string> {
    const link = await linkOf(this.database, inbox, id);
    if (link === undefined) throw new NotFound();
    await this.database.query('UPDATE notifications SET read_at = ? WHERE id = ? AND read_at IS NULL', [this.clock.now(), id]);
    return link;
  }

  async all({ userId, partnerId }: Inbox): Promise<void> {
    await this.database.query(
      'UPDATE notifications SET read_at = ? WHERE user_id = ? AND partner_id <=> ? AND read_at IS NULL', [this.clock.now(), userId, partnerId]);
  }
}
