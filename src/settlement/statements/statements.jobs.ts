import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { IssueStatements, type MonthToIssue } from './issue-statements.js';

@Processor('settlement')
export class StatementJobs extends WorkerHost {
  constructor(private readonly issueStatements: IssueStatements) {
    super();
  }

  process({ data }: Job<MonthToIssue>): Promise<void> {
    return this.issueStatements.run(data);
  }
}
