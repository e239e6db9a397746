import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { type Period, periodStarts, samePointBefore } from './periods.js';
import { Remembered } from './remembered.js';
import { type Cuts, cutsOf, type Segment } from './segments.js';
import { overdueMovesSince, salesByTerritory, type TerritorySales, type Trade, tradeSince } from './trade.queries.js';

export type Figures = {
  asOf: Date; period: Period; starts: string[]; months: string[]; samePoint: string; cuts: Cuts;
  trade: Trade; territories: TerritorySales[]; overdueMoves: Segment[];
};

/** The year's sums, asked of the database once a minute at most; what became overdue once in ten. */
@Injectable()
export class DashboardFigures {
  private readonly figures = new Remembered<Figures>(60_000);
  private readonly overdue = new Remembered<Segment[]>(600_000);

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  of(period: Period, currency: string): Promise<Figures> {
    return this.figures.get(`${period} ${currency} ${this.clock.today()}`, () => this.ask(period, currency));
  }

  private async ask(period: Period, currency: string): Promise<Figures> {
    const { database, config: { timeZone } } = this;
    const [now, today] = [this.clock.now(), this.clock.today()];
    const [starts, months] = [periodStarts(period, today), periodStarts('month', today)];
    const samePoint = samePointBefore(period, today);
    const cuts = cutsOf(starts, months, [samePoint]);
    const [trade, territories, overdueMoves] = await Promise.all([
      tradeSince(database, { cuts, currency, timeZone, now }),
      salesByTerritory(database, { since: starts.at(-1) ?? today, currency, timeZone }),
      this.overdue.get(`${currency} ${today}`, () => overdueMovesSince(database, { cuts: months, currency, today })),
    ]);
    return { asOf: now, period, starts, months, samePoint, cuts, trade, territories, overdueMoves };
  }
}
