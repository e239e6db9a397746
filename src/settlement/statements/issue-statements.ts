import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { IssueStatement } from './issue-statement.js';
import { partnersToIssue } from './statement-list.queries.js';

@Injectable()
export class IssueStatements {
  constructor(private readonly database: Database, private readonly outbox: Outbox, private readonly issueStatement: IssueStatement) {}

  /** Asks the worker to issue a month's statements of all partners. Throws `period_open`. */
  async ask(by: { name: string }, period: string): Promise<void> {
    this.issueStatement.endedMonth(period);
    await this.database.inTransaction((tx) => this.outbox.add(tx, 'settlement', { period, by: by.name }));
  }

  /** Issues every statement of a month that is not issued yet; run again it goes on where it stopped. */
  async run({ period, by }: { period: string; by: string }): Promise<void> {
    const month = this.issueStatement.endedMonth(period);
    for (const { code } of await partnersToIssue(this.database, month)) await this.issueStatement.run({ name: by }, code, period);
  }
}
