import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { type NightToRun, RunNightly } from '../collection/run-nightly.js';
import { IssueStatements, type MonthToIssue } from './issue-statements.js';

@Processor('settlement')
export class StatementJobs extends WorkerHost {
  constructor(private readonly issueStatements: IssueStatements, private readonly runNightly: RunNightly) {
    super();
  }

  process({ data }: Job<MonthToIssue | NightToRun>): Promise<void> {
    return 'night' in data ? this.runNightly.run() : this.issueStatements.run(data);
  }
}
