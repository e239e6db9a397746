import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { mostRowsWaitedFor } from './check-import.js';
import { finishImport } from './finish-import.js';
import { Import } from './import.entity.js';
import { ImportMoved, moveImport } from './import-states.js';
import { Importers } from './importers.js';
import { keptText } from './kept-text.js';
import { Refused } from './row-error.js';

@Injectable()
export class ExecuteImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly outbox: Outbox, private readonly audit: Audit,
  ) {}

  /** Brings a checked file in, all rows or none; more than 2,000 rows are left to the worker. Throws ImportMoved when it is not, or no longer, waiting for that. */
  async run(actor: Actor, id: string): Promise<void> {
    const job = await this.database.source.manager.findOneBy(Import, { id });
    if (!job) throw new NotFound();
    if (job.status !== 'checked' || job.fileId === null) throw new ImportMoved();
    if (job.totalRows > mostRowsWaitedFor) return this.queue(actor, id);
    const text = (await keptText(this.files, job.fileId)) ?? '';
    try {
      await this.atOnce(actor, job, text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.refuse(actor, id, error);
    }
  }

  private async queue(actor: Actor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await moveImport(tx, { id, from: 'checked' }, 'queued', { actor, at: this.clock.now() }, { rowsDone: 0 });
      await this.outbox.add(tx, 'imports', { import: id });
    });
  }

  private async atOnce(actor: Actor, { id, kind }: Import, text: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const who = { actor, at: this.clock.now() };
      await moveImport(tx, { id, from: 'checked' }, 'running', who);
      await finishImport(tx, this.audit, { id, kind }, await this.importers.bringIn(tx, actor, { kind, text }), who);
    });
  }

  // what is stored changed since the check
  private async refuse(actor: Actor, id: string, { errors }: Refused): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const who = { actor, at: this.clock.now() };
      await moveImport(tx, { id, from: 'checked' }, 'running', who);
      await moveImport(tx, { id, from: 'running' }, 'refused', who, { errors: JSON.stringify(errors) });
    });
  }
}
