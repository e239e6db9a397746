import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { IssueStatement } from './issue-statement.js';
import { partnersToIssue } from './statement-list.queries.js';

/** What the worker is asked: a month, and who asked. */
export type MonthToIssue = { period: string; actor: string; by: string };

@Injectable()
export class IssueStatements {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly issueStatement: IssueStatement,
  ) {}

  /** Asks the worker to issue a month's statements of all partners. Throws `period_open`. */
  async ask(by: Actor, period: string, key?: string): Promise<void> {
    this.issueStatement.endedMonth(period);
    await this.database.inTransaction((tx) => once(tx, { actor: by.key, key, request: { period } }, this.clock.now(), async () => {
      await this.outbox.add(tx, 'settlement', { period, actor: by.key, by: by.name } satisfies MonthToIssue);
      return { period };
    }));
  }

  /** The schedule's asking: once a month, however many workers look and however often they start. */
  askOnSchedule(period: string): Promise<void> {
    return this.ask(systemActor, period, `statements:${period}`);
  }

  /** Issues every statement of a month that is not issued yet; run again it goes on where it stopped. */
  async run({ period, actor, by }: MonthToIssue): Promise<void> {
    const month = this.issueStatement.endedMonth(period);
    for (const { code } of await partnersToIssue(this.database, month)) await this.issueStatement.run({ key: actor, name: by }, code, period);
  }
}
