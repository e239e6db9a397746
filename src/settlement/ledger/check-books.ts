import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { bookRules } from './book-rules.js';

/** Two figures that should be equal and are not. */
export type Difference = { rule: string; subject: string; expected: string; found: string };

@Injectable()
export class CheckBooks {
  constructor(private readonly database: Database) {}

  /** Adds the books up again, as of one instant: every difference between a balance and what it should be; none when all is well. */
  async run(): Promise<Difference[]> {
    return this.database.source.transaction('REPEATABLE READ', async (tx) => {
      const differences: Difference[] = [];
      for (const [rule, sql] of Object.entries(bookRules)) {
        const rows = await tx.query<Omit<Difference, 'rule'>[]>(`SELECT subject, expected, found FROM (${sql}) checked WHERE expected <> found ORDER BY subject LIMIT 100`);
        differences.push(...rows.map((row) => ({ rule, ...row })));
      }
      return differences;
    });
  }
}
