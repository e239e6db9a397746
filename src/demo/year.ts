import { Injectable } from '@nestjs/common';
import { addDays } from '../platform/clock/days.js';
import { IssueStatement } from '../settlement/statements/issue-statement.js';
import { Buying } from './buying.js';
import { Cashier } from './cashier.js';
import { DemoClock } from './demo-clock.js';
import { Dispatch } from './dispatch.js';
import type { World } from './world.js';

/** A year of trade up to `today`, day by day, through the same use cases as the pages. */
@Injectable()
export class Year {
  constructor(
    private readonly clock: DemoClock, private readonly buying: Buying, private readonly dispatch: Dispatch,
    private readonly cashier: Cashier, private readonly issueStatement: IssueStatement,
  ) {}

  async run(people: Omit<World, 'day' | 'daysLeft'>, today: string, progress: (day: string) => void): Promise<void> {
    for (let daysLeft = 365; daysLeft >= 0; daysLeft--) {
      const world: World = { ...people, day: addDays(today, -daysLeft), daysLeft };
      if (world.day.endsWith('-01')) progress(world.day);
      await this.buying.day(world);
      if (daysLeft === 0) break;
      await this.dispatch.day(world);
      await this.cashier.day(world);
      if (world.day.endsWith('-03')) await this.statements(world);
    }
  }

  private async statements({ day, dealers, finance }: World): Promise<void> {
    this.clock.set(day, 18);
    const period = addDays(day, -3).slice(0, 7);
    for (const { dealer } of dealers) await this.issueStatement.run(finance, dealer.code, period);
  }
}
