import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { once } from '../platform/database/idempotency.js';
import { Files } from '../platform/files/files.js';
import type { Actor } from '../platform/http/actor.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { beginState } from '../platform/states/transition.js';
import { Import, type ImportKind } from './import.entity.js';
import type { Verdict } from './importer.js';
import { importMachine } from './import-states.js';
import { Importers } from './importers.js';
import { keepVerdict } from './keep-verdict.js';
import { linesIn } from './read-csv.js';

export type UploadedFile = { kind: ImportKind; name: string; text: string };

/** How many rows someone waits for on a page. */
export const mostRowsWaitedFor = 2000;

@Injectable()
export class CheckImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly outbox: Outbox,
  ) {}

  /** Keeps a file and finds out what it would do, without doing it; more than 2,000 rows are left to the worker. Gives the import's id. */
  async run(actor: Actor, file: UploadedFile, key: string | undefined): Promise<string> {
    const isShort = linesIn(file.text) <= mostRowsWaitedFor;
    const verdict = isShort ? await this.importers.check(file) : undefined;
    const request = { kind: file.kind, name: file.name, text: createHash('sha256').update(file.text).digest('hex') };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, this.clock.now(), () => this.keep(tx, actor, file, verdict)));
  }

  private async keep(tx: EntityManager, actor: Actor, { kind, name, text }: UploadedFile, verdict: Verdict | undefined): Promise<string> {
    const at = this.clock.now();
    const fileId = await this.files.store(tx, { name, content: Buffer.from(text) }, 'text/csv', null);
    const { identifiers } = await tx.insert(Import, {
      kind, name: name.slice(0, 200), status: 'checking', fileId, totalRows: linesIn(text), actor: actor.key, actorName: actor.name, createdAt: at, finishedAt: null, errors: '[]',
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, importMachine, id, 'checking', { actor, at });
    if (verdict) await keepVerdict(tx, id, verdict, { actor, at });
    else await this.outbox.add(tx, 'imports', { import: id });
    return id;
  }
}
