import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { Files } from '../../platform/files/files.js';

const day = 86_400_000;
const batch = 1000;
// where nothing was written, the file is only there to be mended
const filesKept = 30 * day;

/** What grows with every day, and how long after its time it is still of use: a throttle looks back minutes, a machine asks again within hours. */
const aging = [
  { table: 'sessions', column: 'expires_at', kept: 0 },
  { table: 'login_attempts', column: 'attempted_at', kept: 90 * day },
  { table: 'outbox', column: 'sent_at', kept: 30 * day },
  { table: 'idempotency_keys', column: 'created_at', kept: 90 * day },
] as const;

@Injectable()
export class TidyUp {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files) {}

  /** Deletes what is past its use, a batch at a time so that nobody waits for its locks. Says how many rows of each; run again it finds nothing. */
  async run(): Promise<Record<string, number>> {
    const gone: Record<string, number> = {};
    for (const { table, column, kept } of aging) {
      gone[table] = await untilNone(() => this.deleteOld(`DELETE FROM ${table} WHERE ${column} < ? ORDER BY ${column} LIMIT ${batch}`, this.before(kept)));
    }
    return { ...gone, imports: await untilNone(() => this.letFilesGo()) };
  }

  private deleteOld(sql: string, before: Date): Promise<number> {
    return this.database.inTransaction((tx) => affected(tx, sql, [before]));
  }

  /** Lets the files of imports go that brought nothing in; what they said is kept. */
  private letFilesGo(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const imports = await tx.query<{ id: string; fileId: string }[]>(
        `SELECT id, file_id AS fileId FROM imports WHERE file_id IS NOT NULL AND status IN ('cancelled', 'refused', 'failed') AND finished_at < ? ORDER BY id LIMIT ${batch} FOR UPDATE`,
        [this.before(filesKept)]);
      if (imports.length === 0) return 0;
      await tx.query('UPDATE imports SET file_id = NULL WHERE id IN (?)', [imports.map(({ id }) => id)]);
      await this.files.discard(tx, imports.map(({ fileId }) => fileId));
      return imports.length;
    });
  }

  private before(kept: number): Date {
    return new Date(this.clock.now().getTime() - kept);
  }
}

async function untilNone(work: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let found = batch; found === batch; all += found) found = await work();
  return all;
}
