import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { logger } from '../logging/logger.js';

type Waiting = { id: string; queue: string; payload: string };

const batch = 100;
const pause = 50;
const pauseAfterFailure = 1000;
const addTimeout = 3000;

/** Hands outbox rows to BullMQ under the row's id, so that a row handed over twice is still one job. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly modules: ModuleRef) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const handed = await this.handOver().catch((error: unknown) => {
        logger.warn({ error: String(error) }, 'outbox waits');
        return -1;
      });
      if (handed < batch) await sleep(handed < 0 ? pauseAfterFailure : pause);
    }
  }

  private handOver(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const waiting = await tx.query<Waiting[]>(
        `SELECT id, queue, payload FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`);
      if (waiting.length === 0) return 0;
      await withinTime(Promise.all(waiting.map((row) => this.enqueue(row))));
      await tx.query('UPDATE outbox SET sent_at = ? WHERE id IN (?)', [this.clock.now(), waiting.map(({ id }) => id)]);
      return waiting.length;
    });
  }

  private async enqueue({ id, queue, payload }: Waiting): Promise<void> {
    const target = this.modules.get<Queue>(getQueueToken(queue), { strict: false });
    await target.add(queue, JSON.parse(payload), { jobId: `outbox-${id}` });
  }
}

// queue.add never settles while Redis is away
async function withinTime(work: Promise<unknown>): Promise<void> {
  const cancel = new AbortController();
  const late = sleep(addTimeout, undefined, { signal: cancel.signal }).then(() => { throw new Error('queue did not answer'); });
  late.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    cancel.abort();
  }
}
