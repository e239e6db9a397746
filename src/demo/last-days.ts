import { Injectable } from '@nestjs/common';
import { Arrangements } from './arrangements.js';
import { FinanceDesk } from './finance-desk.js';
import { Haggling } from './haggling.js';
import { Regulars } from './regulars.js';
import { Shortages } from './shortages.js';
import { Savings } from './savings.js';
import type { World } from './world.js';

/** What is under way when the year ends: what finance has to do, lists and approvals, standing orders, quotes, money paid ahead. */
@Injectable()
export class LastDays {
  constructor(private readonly financeDesk: FinanceDesk, private readonly arrangements: Arrangements, private readonly regulars: Regulars, private readonly haggling: Haggling, private readonly savings: Savings, private readonly shortages: Shortages) {}

  async run(people: Omit<World, 'day' | 'daysLeft'>, today: string): Promise<void> {
    await this.financeDesk.run(people, today);
    await this.regulars.run(people.dealers, today);
    await this.haggling.run(people, today);
    await this.shortages.run(people.desk, people.dealers, today);
    await this.savings.run(people, today);
    // limits and ranges come last: what was taken before would not all fit into them
    await this.arrangements.run(people);
  }
}
