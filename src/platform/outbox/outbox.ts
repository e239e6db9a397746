import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { insertRows } from '../database/insert-rows.js';
import { OutboxJob } from './outbox-job.entity.js';

/** Work for later, written in the transaction that causes it; the relay hands it to its queue. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  async add(tx: EntityManager, queue: string, ...payloads: Record<string, string>[]): Promise<void> {
    const createdAt = this.clock.now();
    await insertRows(tx, OutboxJob, payloads.map((payload) => ({ queue, payload: JSON.stringify(payload), createdAt, sentAt: null })));
  }
}
