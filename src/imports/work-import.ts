import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import { IllegalTransition } from '../platform/states/transition.js';
import { finishImport } from './finish-import.js';
import { Import } from './import.entity.js';
import { moveImport } from './import-states.js';
import { isUnderway } from './import-statuses.js';
import { Importers } from './importers.js';
import { whoQueued } from './imports.queries.js';
import { keepVerdict } from './keep-verdict.js';
import { progressOf, Stopped } from './progress-of.js';
import { Refused } from './row-error.js';

type Job = Import & { text: string };

@Injectable()
export class WorkImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly audit: Audit,
  ) {}

  /** Checks a file or brings a queued one in, taking over from a worker that was killed; one that is finished or cancelled stays as it is. */
  async run(id: string): Promise<void> {
    const job = await this.database.source.manager.findOneByOrFail(Import, { id });
    if (job.fileId === null || !isUnderway(job.status)) return;
    const { content } = await this.files.read(job.fileId, null);
    const work = { ...job, text: content.toString('utf8') };
    await this.database.query('UPDATE imports SET rows_done = 0 WHERE id = ? AND finished_at IS NULL', [id]);
    try {
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

  private async check({ id, kind, text, actor: key, actorName: name }: Job): Promise<void> {
    const verdict = await this.importers.check({ kind, text }, progressOf(this.database, id));
    await this.database.inTransaction((tx) => keepVerdict(tx, id, verdict, { actor: { key, name }, at: this.clock.now() }));
  }

  private async bringIn({ id, kind, text, status, ...job }: Job): Promise<void> {
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
