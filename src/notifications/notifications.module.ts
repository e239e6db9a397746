import { Module } from '@nestjs/common';
import { InboxAdminController } from './inbox.admin.controller.js';
import { InboxPortalController } from './inbox.portal.controller.js';
import { MailboxAdminController } from './mailbox/mailbox.admin.controller.js';
import { QueueCounts } from './queues/queue-counts.js';
import { QueuesAdminController } from './queues/queues.admin.controller.js';
import { ReadNotifications } from './read-notifications.js';

@Module({
  controllers: [InboxPortalController, InboxAdminController, MailboxAdminController, QueuesAdminController],
  providers: [ReadNotifications, QueueCounts],
})
export class NotificationsModule {}
