import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../../platform/clock/clock.js';
import { metrics } from '../../platform/health/metrics.js';
import { logger } from '../../platform/logging/logger.js';
import { CheckBooks } from './check-books.js';

const everyTenMinutes = 600_000;

const differences = new Gauge({ name: 'books_differences', help: 'Balances that did not equal their sums at the last check', registers: [metrics] });

/** Adds the books up once a day, on the first look after midnight, and raises its voice when they differ. */
@Injectable()
export class NightlyBooks implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private checkedOn: string;

  constructor(private readonly checkBooks: CheckBooks, private readonly clock: Clock) {
    this.checkedOn = clock.today();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: unknown) => logger.error({ err: error }, 'books could not be checked')), everyTenMinutes);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Checks when the last check was on an earlier day. */
  async look(): Promise<void> {
    const today = this.clock.today();
    if (this.checkedOn === today) return;
    const found = await this.checkBooks.run();
    this.checkedOn = today;
    differences.set(found.length);
    if (found.length > 0) logger.error({ found: found.slice(0, 20), count: found.length }, 'books differ');
    else logger.info('books balance');
  }
}
