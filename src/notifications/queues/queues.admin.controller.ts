import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { page, redirect } from '../../platform/http/page.js';
import { outboxWaiting } from './outbox.queries.js';
import { QueueCounts } from './queue-counts.js';

@Controller('admin/queues')
export class QueuesAdminController {
  constructor(private readonly database: Database, private readonly queues: QueueCounts) {}

  @Get()
  @Allow('queues.read')
  async show(@CurrentStaff() actor: StaffActor) {
    const [outbox, states] = await Promise.all([outboxWaiting(this.database), this.queues.states()]);
    const failed = (states ?? []).flatMap((state) => state.failed).toSorted((a, b) => Number(b.failedAt) - Number(a.failedAt));
    return page('admin/queues/queues', { outbox, states, failed, mayRetry: may(actor, 'queues.manage') });
  }

  @Post(':queue/jobs/:id/retries')
  @Allow('queues.manage')
  async retry(@Param('queue') queue: string, @Param('id') id: string) {
    if (await this.queues.retry(queue, id)) return redirect('/admin/queues', 'notifications.queues.retried');
    return redirect('/admin/queues', 'notifications.queues.silent', {}, 'red');
  }
}
