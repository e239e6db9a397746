import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MissSupplies } from '../catalog/supplies/miss-supplies.js';
import { logger } from '../platform/logging/logger.js';
import { ExpireQuotes } from './quotes/expire-quotes.js';
import { PlaceStanding } from './standing/place-standing.js';

const everyTenMinutes = 600_000;

/** What becomes due by the calendar: looked at when the worker starts, then every ten minutes. */
@Injectable()
export class OrderSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly expireQuotes: ExpireQuotes, private readonly placeStanding: PlaceStanding, private readonly missSupplies: MissSupplies) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), everyTenMinutes);
    void this.look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    await this.expireQuotes.run().catch((error: unknown) => logger.error({ err: error }, 'quotes could not be looked at'));
    await this.missSupplies.run().catch((error: unknown) => logger.error({ err: error }, 'supplies could not be looked at'));
    await this.placeStanding.run().catch((error: unknown) => logger.error({ err: error }, 'standing orders could not be looked at'));
  }
}
