import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NestLogger } from './platform/logging/nest-logger.js';
import { WorkerModule } from './worker.module.js';

/** The process that hands over the outbox and works the queues; it answers no requests. */
export async function createWorker(): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(WorkerModule, { logger: new NestLogger(), abortOnError: false });
  worker.enableShutdownHooks();
  return worker;
}
