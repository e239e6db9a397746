import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { logger } from '../../platform/logging/logger.js';
import { IssueStatements } from './issue-statements.js';
import { monthBefore, monthOf } from './periods.js';

const everyTenMinutes = 600_000;

/** Issues last month's statements by itself, from a day of the month in the supplier's zone on. */
@Injectable()
export class StatementSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private asked: string | undefined;

  constructor(private readonly issueStatements: IssueStatements, private readonly clock: Clock, private readonly config: Config) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch((error: unknown) => logger.error({ err: error }, 'statements could not be asked for')), everyTenMinutes);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Asks for last month once its day has come; a worker that was away on that day asks when it is back. */
  async look(): Promise<void> {
    const today = this.clock.today();
    const period = monthBefore(monthOf(today));
    if (Number(today.slice(8)) < this.config.statementDay || this.asked === period) return;
    await this.issueStatements.askOnSchedule(period);
    this.asked = period;
  }
}
