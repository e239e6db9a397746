import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';

const attempts = 3;
// deadlock, lock wait timeout, snapshot conflict: the server asks for the whole transaction again
const transient = new Set([1213, 1205, 1020]);

/** What runs SQL: the database itself, or a transaction's entity manager. */
export type Reader = Pick<Database, 'query'> | EntityManager;

@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }

  /** Runs `work` in one transaction and runs it whole again when the server asks for that. */
  inTransaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return again(() => this.source.transaction(work));
  }

  /** Runs `work` in a transaction that is always taken back: what it gives is what would have been. */
  async inTrial<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return again(async () => {
      const runner = this.source.createQueryRunner();
      try {
        await runner.startTransaction();
        return await work(runner.manager);
      } finally {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        await runner.release();
      }
    });
  }

  /** Rows of one statement outside any transaction. */
  query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.source.query(sql, parameters);
  }
}

// the whole transaction once more, when the server asks for that
async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === attempts || !transient.has(errorNumber(error))) throw error;
      await sleep(10 * attempt + Math.random() * 40 * attempt);
    }
  }
}

/** How many rows a statement changed. */
export async function affected(tx: EntityManager, sql: string, parameters: unknown[]): Promise<number> {
  const result = await tx.query<{ affectedRows: number }>(sql, parameters);
  return result.affectedRows;
}

/** True when the server refused a row for a unique key. */
export function isDuplicate(error: unknown): boolean {
  return errorNumber(error) === 1062;
}

function errorNumber(error: unknown): number {
  const { errno, driverError } = error as { errno?: number; driverError?: { errno?: number } };
  return errno ?? driverError?.errno ?? 0;
}
