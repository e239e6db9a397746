import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { logger } from '../../platform/logging/logger.js';
import { TidyUp } from './tidy-up.js';

const everyTenMinutes = 600_000;

/** Tidies up once a day, on the first look after midnight; two workers that both do it share the work. */
@Injectable()
export class NightlyTidy implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private tidiedOn: string | undefined;

  constructor(private readonly tidyUp: TidyUp, private readonly clock: Clock) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: unknown) => logger.error({ err: error }, 'could not tidy up')), everyTenMinutes);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    const today = this.clock.today();
    if (this.tidiedOn === today) return;
    const gone = await this.tidyUp.run();
    this.tidiedOn = today;
    logger.info({ gone }, 'tidied up');
  }
}
