import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Audit } from '../identity/audit.js';
import { Database } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import type { Actor } from '../platform/http/actor.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { beginState } from '../platform/states/transition.js';
import { Import, type ImportKind } from './import.entity.js';
import { importMachine } from './import-states.js';
import { type ImportStatus, isOver } from './import-statuses.js';
import { Importers } from './importers.js';
import { isLarge, linesIn } from './read-csv.js';
import { type Outcome, Refused } from './row-error.js';

export type ImportFile = { kind: ImportKind; name: string; text: string };
export type Ran = Outcome & { id: string; status: ImportStatus };

const nothing = { created: 0, updated: 0, unchanged: 0 };

@Injectable()
export class RunImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly outbox: Outbox, private readonly audit: Audit,
  ) {}

  /** Brings a file in, all rows or none, and keeps what came of it; more than 10,000 rows are left to the worker. */
  async run(actor: Actor, file: ImportFile): Promise<Ran> {
    try {
      return await this.database.inTransaction((tx) => (isLarge(file.text) ? this.queue(tx, actor, file) : this.atOnce(tx, actor, file)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { errors } = error;
      return this.database.inTransaction((tx) => this.record(tx, actor, file, 'refused', { ...nothing, errors }));
    }
  }

  private async atOnce(tx: EntityManager, actor: Actor, file: ImportFile): Promise<Ran> {
    const outcome = await this.importers.bringIn(tx, actor, file);
    const ran = await this.record(tx, actor, file, 'done', outcome);
    const { created, updated, unchanged } = outcome;
    await this.audit.write(tx, { actor, action: 'imports.run', subject: file.kind, detail: { import: ran.id, created, updated, unchanged } });
    return ran;
  }

  private async queue(tx: EntityManager, actor: Actor, file: ImportFile): Promise<Ran> {
    const upload = { name: file.name || `${file.kind}.csv`, content: Buffer.from(file.text) };
    const fileId = await this.files.store(tx, upload, 'text/csv', null);
    const ran = await this.record(tx, actor, file, 'queued', { ...nothing, errors: [] }, fileId);
    await this.outbox.add(tx, 'imports', { import: ran.id });
    return ran;
  }

  private async record(tx: EntityManager, actor: Actor, file: ImportFile, status: ImportStatus, outcome: Outcome, fileId: string | null = null): Promise<Ran> {
    const now = this.clock.now();
    const rows = linesIn(file.text);
    const { identifiers } = await tx.insert(Import, {
      kind: file.kind, name: file.name.slice(0, 200), status, fileId, totalRows: rows, rowsDone: status === 'done' ? rows : 0,
      created: outcome.created, updated: outcome.updated, unchanged: outcome.unchanged, errors: JSON.stringify(outcome.errors),
      actor: actor.key, actorName: actor.name, createdAt: now, finishedAt: isOver(status) ? now : null,
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, importMachine, id, status, { actor, at: now });
    return { id, status, ...outcome };
  }
}
