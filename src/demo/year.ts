import { Injectable } from '@nestjs/common';
import { addDays } from '../platform/clock/days.js';
import { BankMorning } from './bank-morning.js';
import { Buying } from './buying.js';
import { Cashier } from './cashier.js';
import { Dispatch } from './dispatch.js';
import { LastDays } from './last-days.js';
import { Reckoning } from './reckoning.js';
import type { World } from './world.js';

/** A year of trade up to `today`, day by day, through the same use cases as the pages. */
@Injectable()
export class Year {
  constructor(
    private readonly buying: Buying, private readonly dispatch: Dispatch, private readonly cashier: Cashier,
    private readonly reckoning: Reckoning, private readonly bankMorning: BankMorning, private readonly lastDays: LastDays,
  ) {}

  async run(people: Omit<World, 'day' | 'daysLeft'>, today: string, progress: (day: string) => void): Promise<void> {
    for (let daysLeft = 365; daysLeft >= 0; daysLeft--) {
      const world: World = { ...people, day: addDays(today, -daysLeft), daysLeft };
      if (world.day.endsWith('-01')) progress(world.day);
      await this.buying.day(world);
      if (daysLeft === 0) {
        await this.bankMorning.day(world);
        break;
      }
      await this.dispatch.day(world);
      await this.cashier.day(world);
      await this.reckoning.day(world);
    }
    await this.lastDays.run(people, today);
  }
}
