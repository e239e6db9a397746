import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { Clock } from './clock/clock.js';
import { Supplier } from './company/supplier.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { type Entities, openSource } from './database/data-source.js';
import { Files } from './files/files.js';
import { HealthController } from './health/health.controller.js';
import { ErrorFilter } from './http/error.filter.js';
import { PageInterceptor } from './http/page.interceptor.js';
import { Renderer } from './http/renderer.js';
import { Outbox } from './outbox/outbox.js';
import { RedisPing } from './outbox/redis-ping.js';
import { Sheets } from './sheets/sheets.js';
import { StyleguideController } from './views/styleguide.controller.js';

const services = [Outbox, Files, Supplier, RedisPing, Sheets];

const config = { provide: Config, useFactory: () => new Config(process.env) };

@Global()
@Module({})
export class PlatformModule {
  static with(entities: Entities, clock: Type<Clock> = Clock): DynamicModule {
    const database = {
      provide: Database,
      inject: [Config],
      useFactory: async (config: Config) => new Database(await openSource(config.databaseUrl, entities)),
    };
    return { module: PlatformModule, providers: [config, database, { provide: Clock, useClass: clock }, ...services], exports: [Config, Database, Clock, ...services] };
  }
}

/** What only a process that answers requests needs. */
@Module({
  controllers: [HealthController, StyleguideController],
  providers: [
    Renderer, ErrorFilter,
    { provide: APP_FILTER, useExisting: ErrorFilter },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
  ],
  exports: [Renderer, ErrorFilter],
})
export class PagesModule {}
