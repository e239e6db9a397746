import { Injectable } from '@nestjs/common';
import { Collecting } from './collecting.js';
import { MoneyBack } from './money-back.js';
import { Standout } from './standout.js';
import type { World } from './world.js';

/** What finance has on its desk: money it asks for, an order that stands out, money to give back. */
@Injectable()
export class FinanceDesk {
  constructor(private readonly collecting: Collecting, private readonly standout: Standout, private readonly moneyBack: MoneyBack) {}

  async run(people: Omit<World, 'day' | 'daysLeft'>, today: string): Promise<void> {
    await this.collecting.run(people, today);
    await this.standout.run(people.dealers, today);
    await this.moneyBack.run(people, today);
  }
}
