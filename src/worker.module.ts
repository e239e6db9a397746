import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Redis } from 'ioredis';
import { entities } from './entities.js';
import { IdentityModule } from './identity/identity.module.js';
import { CreditJobs } from './orders/credit.jobs.js';
import { OrdersModule } from './orders/orders.module.js';
import { Config } from './platform/config/config.js';
import { logger } from './platform/logging/logger.js';
import { Relay } from './platform/outbox/relay.js';
import { PlatformModule } from './platform/platform.module.js';

const queues = ['credit', 'notify', 'mail'];

/** Queues in, one use case out: each room's jobs and the relay that feeds them. */
@Module({
  imports: [
    PlatformModule.with(entities), IdentityModule, OrdersModule,
    BullModule.forRootAsync({
      inject: [Config],
      useFactory: ({ redisUrl }: Config) => ({
        connection: connect(redisUrl),
        defaultJobOptions: { attempts: 8, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 7 * 86_400 } },
      }),
    }),
    BullModule.registerQueue(...queues.map((name) => ({ name }))),
  ],
  providers: [Relay, CreditJobs],
})
export class WorkerModule {}

function connect(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(times * 200, 2000) });
  redis.on('error', (error) => logger.warn({ error: error.message }, 'redis'));
  return redis;
}
