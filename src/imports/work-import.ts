import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import { DomainError } from '../platform/http/errors.js';
import { IllegalTransition } from '../platform/states/transition.js';
import { finishImport } from './finish-import.js';
import { Import } from './import.entity.js';
import { moveImport } from './import-states.js';
import { isUnderway } from './import-statuses.js';
import type { Verdict } from './importer.js';
import { Importers } from './importers.js';
import { whoQueued } from './imports.queries.js';
import { keptAsText } from './kept-text.js';
import { keepVerdict } from './keep-verdict.js';
import { progressOf, Stopped } from './progress-of.js';
import { Refused } from './row-error.js';

type Job = Import & { fileId: string };

@Injectable()
export class WorkImport {
  constructor(
    readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    readonly files: Files, private readonly audit: Audit,
  ) {}

  /** Checks a file or brings a queued one in, taking over from a worker that was killed; one that is finished or cancelled stays as it is. */
  async run(id: string): Promise<void> {
    const job = await this.database.source.manager.findOneByOrFail(Import, { id });
    const { fileId } = job;
    if (fileId === null || !isUnderway(job.status)) return;
    await this.database.query('UPDATE imports SET rows_done = 0 WHERE id = ? AND finished_at IS NULL', [id]);
    try {
      const work = { ...job, fileId };
      await (job.status === 'checking' ? this.check(work) : this.bringIn(work));
    } catch (error) {
      if (!(error instanceof Stopped) && !(error instanceof IllegalTransition)) throw error;
    }
  }

  /** After the last try: nothing of the file was written. */
  async giveUp(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { status, actor: key, actorName: name } = await tx.findOneByOrFail(Import, { id });
      if (isUnderway(status)) await moveImport(tx, { id, from: status }, 'failed', { actor: { key, name }, at: this.clock.now() });
    });
  }

  private async check(job: Job): Promise<void> {
    const { id, actor: key, actorName: name } = job;
    const verdict = await this.verdictOn(job).catch((error: unknown) => illegible(error));
    await this.database.inTransaction((tx) => keepVerdict(tx, id, verdict, { actor: { key, name }, at: this.clock.now() }));
  }

  private async verdictOn(job: Job): Promise<Verdict> {
    const text = await keptAsText(this, job);
    return this.importers.check({ kind: job.kind, text }, progressOf(this.database, job.id));
  }

  private async bringIn(job: Job): Promise<void> {
    const { id, kind, status } = job;
    const text = await keptAsText(this, job);
    const actor = (await whoQueued(this.database, id)) ?? { key: job.actor, name: job.actorName };
    const who = () => ({ actor, at: this.clock.now() });
    if (status === 'queued') await this.database.inTransaction((tx) => moveImport(tx, { id, from: 'queued' }, 'running', who()));
    const progress = progressOf(this.database, id);
    try {
      await this.database.inTransaction(async (tx) => finishImport(tx, this.audit, { id, kind }, await this.importers.bringIn(tx, actor, { kind, text }, progress), who()));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.database.inTransaction((tx) => moveImport(tx, { id, from: 'running' }, 'refused', who(), { errors: JSON.stringify(error.errors) }));
    }
  }
}

// a workbook that turns out to be none
function illegible(error: unknown): Verdict {
  if (!(error instanceof DomainError) || error.room !== 'imports') throw error;
  return { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, errors: [{ line: 1, column: '', code: error.code }], creations: [], changes: [] };
}
