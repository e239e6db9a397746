import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { RedisOptions } from 'bullmq';
import { AddPictures } from './catalog/pictures/add-pictures.js';
import { WorkUpload } from './catalog/pictures/uploads/work-upload.js';
import { PictureJobs } from './catalog/pictures/pictures.jobs.js';
import { ResizePicture } from './catalog/pictures/resize-picture.js';
import { MissSupplies } from './catalog/supplies/miss-supplies.js';
import { entities } from './entities.js';
import { IdentityModule } from './identity/identity.module.js';
import { NightlyTidy } from './imports/housekeeping/nightly-tidy.js';
import { TidyUp } from './imports/housekeeping/tidy-up.js';
import { ImportsJobs } from './imports/imports.jobs.js';
import { ImportsModule } from './imports/imports.module.js';
import { MailingModule } from './notifications/mailing.module.js';
import { WatchJobs } from './orders/alerts/watch.jobs.js';
import { CreditJobs } from './orders/decision/credit.jobs.js';
import { AllotmentJobs } from './orders/waiting/allotment.jobs.js';
import { OrderSchedule } from './orders/order-schedule.js';
import { OrdersModule } from './orders/orders.module.js';
import { ExpireQuotes } from './orders/quotes/expire-quotes.js';
import { PlaceStanding } from './orders/standing/place-standing.js';
import { Config } from './platform/config/config.js';
import { FileJobs } from './platform/files/files.jobs.js';
import { queueNames } from './platform/outbox/queue-names.js';
import { Relay } from './platform/outbox/relay.js';
import { PlatformModule } from './platform/platform.module.js';
import { CreditModule } from './credit/credit.module.js';
import { NightlySchedule } from './settlement/collection/nightly-schedule.js';
import { EInvoiceJobs } from './settlement/einvoices/e-invoices.jobs.js';
import { FollowEInvoices } from './settlement/einvoices/follow-e-invoices.js';
import { NightlyBooks } from './settlement/ledger/nightly-books.js';
import { SettlementModule } from './settlement/settlement.module.js';
import { StatementSchedule } from './settlement/statements/statement-schedule.js';
import { StatementJobs } from './settlement/statements/statements.jobs.js';

/** Queues in, one use case out: each room's jobs and the relay that feeds them. */
@Module({
  imports: [
    PlatformModule.with(entities), IdentityModule, ImportsModule, CreditModule, OrdersModule, SettlementModule, MailingModule,
    BullModule.forRootAsync({
      inject: [Config],
      useFactory: ({ redisUrl }: Config) => ({
        connection: connectionTo(redisUrl),
        defaultJobOptions: { attempts: 8, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 7 * 86_400 } },
      }),
    }),
    BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
  ],
  providers: [
    Relay, CreditJobs, AllotmentJobs, WatchJobs, ExpireQuotes, PlaceStanding, MissSupplies, OrderSchedule, ImportsJobs,
    StatementJobs, StatementSchedule, NightlySchedule, NightlyBooks, EInvoiceJobs, FollowEInvoices, ResizePicture, AddPictures,
    WorkUpload, PictureJobs, FileJobs, TidyUp, NightlyTidy,
  ],
})
export class WorkerModule {}

// BullMQ opens and closes its own connections
function connectionTo(redisUrl: string): RedisOptions {
  const { hostname, port, username, password, pathname, protocol } = new URL(redisUrl);
  return {
    host: hostname, port: Number(port || 6379), username: username || undefined, password: decodeURIComponent(password) || undefined,
    db: Number(pathname.slice(1) || 0), tls: protocol === 'rediss:' ? {} : undefined,
    maxRetriesPerRequest: null, retryStrategy: (times: number) => Math.min(times * 200, 2000),
  };
}
