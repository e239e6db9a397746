import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { logger } from '../../platform/logging/logger.js';
import { RunNightly } from './run-nightly.js';

const everyTenMinutes = 600_000;

/** Asks for the night's work on the first look of each day of the supplier's zone. */
@Injectable()
export class NightlySchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private asked: string | undefined;

  constructor(private readonly runNightly: RunNightly, private readonly clock: Clock) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: unknown) => logger.error({ err: error }, 'the night could not be asked for')), everyTenMinutes);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A worker that was away at midnight asks when it is back. */
  async look(): Promise<void> {
    const today = this.clock.today();
    if (this.asked === today) return;
    await this.runNightly.ask();
    this.asked = today;
  }
}
