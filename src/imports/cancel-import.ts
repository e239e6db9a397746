import { Injectable } from '@nestjs/common';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import { Import } from './import.entity.js';
import { ImportMoved, moveImport } from './import-states.js';
import { isOver } from './import-statuses.js';

@Injectable()
export class CancelImport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Drops a file whose rows are not in yet; a worker that has it takes everything back at its next step. Throws ImportMoved when it is over. */
  async run(actor: Actor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [job] = await tx.query<Pick<Import, 'kind' | 'status'>[]>('SELECT kind, status FROM imports WHERE id = ? FOR UPDATE', [id]);
      if (!job) throw new NotFound();
      if (isOver(job.status)) throw new ImportMoved();
      await moveImport(tx, { id, from: job.status }, 'cancelled', { actor, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'imports.cancelled', subject: job.kind, detail: { import: id } });
    });
  }
}
