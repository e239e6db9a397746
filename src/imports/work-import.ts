import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { affected, Database } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import { Import } from './import.entity.js';
import { Importers } from './importers.js';
import { Refused } from './row-error.js';

@Injectable()
export class WorkImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly audit: Audit,
  ) {}

  /** Brings a queued file in; one that is finished already stays as it is. */
  async run(id: string): Promise<void> {
    const job = await this.database.source.manager.findOneByOrFail(Import, { id });
    if (job.fileId === null || job.finishedAt !== null) return;
    await this.database.query("UPDATE imports SET status = 'running', rows_done = 0 WHERE id = ? AND finished_at IS NULL", [id]);
    const { content } = await this.files.read(job.fileId, null);
    try {
      await this.bringIn(job, content.toString('utf8'));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.database.query("UPDATE imports SET status = 'refused', errors = ?, finished_at = ? WHERE id = ? AND finished_at IS NULL",
        [JSON.stringify(error.errors), this.clock.now(), id]);
    }
  }

  /** After the last try: nothing of the file was written. */
  async giveUp(id: string): Promise<void> {
    await this.database.query("UPDATE imports SET status = 'failed', finished_at = ? WHERE id = ? AND finished_at IS NULL", [this.clock.now(), id]);
  }

  // progress goes past the transaction, so that it is seen
  private bringIn({ id, kind, actor, actorName }: Import, text: string): Promise<void> {
    const progress = async (rows: number) => void (await this.database.query('UPDATE imports SET rows_done = LEAST(total_rows, rows_done + ?) WHERE id = ?', [rows, id]));
    return this.database.inTransaction(async (tx) => {
      const { created, updated, unchanged } = await this.importers.bringIn(tx, { key: actor, name: actorName }, { kind, text }, progress);
      const rows = created + updated + unchanged;
      const finished = await affected(tx, `
        UPDATE imports SET status = 'done', total_rows = ?, rows_done = ?, created = ?, updated = ?, unchanged = ?, errors = '[]', finished_at = ?
        WHERE id = ? AND finished_at IS NULL`, [rows, rows, created, updated, unchanged, this.clock.now(), id]);
      if (finished !== 1) throw new Error(`import ${id} was finished by another worker`);
      await this.audit.write(tx, { actor: { key: actor, name: actorName }, action: 'imports.run', subject: kind, detail: { import: id, created, updated, unchanged } });
    });
  }
}
