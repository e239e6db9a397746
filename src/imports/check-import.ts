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
import { csvType, workbookType } from './kept-text.js';
import { linesIn } from './read-csv.js';
import { isHeavyWorkbook } from './read-sheet.js';
import { uploadedText } from './uploaded-text.js';

export type UploadedFile = { kind: ImportKind; name: string; content: Buffer };
type KeptFile = UploadedFile & { mediaType: string; rows: number };

/** How many rows someone waits for on a page. */
export const mostRowsWaitedFor = 2000;

@Injectable()
export class CheckImport {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly importers: Importers,
    private readonly files: Files, private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps a file and finds out what it would do, without doing it; more than 2,000 rows and large workbooks are left to the worker.
   * Gives the import's id. Throws what `sheetText` throws.
   */
  async run(actor: Actor, file: UploadedFile, key: string | undefined): Promise<string> {
    const text = isHeavyWorkbook(file.content) ? undefined : await uploadedText(file.kind, file.content);
    const rows = text === undefined ? 0 : linesIn(text);
    const verdict = text !== undefined && rows <= mostRowsWaitedFor ? await this.importers.check({ kind: file.kind, text }) : undefined;
    const kept = { ...file, rows, ...(text === undefined ? { mediaType: workbookType } : { content: Buffer.from(text), mediaType: csvType }) };
    const request = { kind: file.kind, name: file.name, content: createHash('sha256').update(file.content).digest('hex') };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, this.clock.now(), () => this.keep(tx, actor, kept, verdict)));
  }

  private async keep(tx: EntityManager, actor: Actor, { kind, name, content, mediaType, rows }: KeptFile, verdict: Verdict | undefined): Promise<string> {
    const at = this.clock.now();
    const fileId = await this.files.store(tx, { name, content }, mediaType, null);
    const { identifiers } = await tx.insert(Import, {
      kind, name: name.slice(0, 200), status: 'checking', fileId, totalRows: rows, actor: actor.key, actorName: actor.name, createdAt: at, finishedAt: null, errors: '[]',
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, importMachine, id, 'checking', { actor, at });
    if (verdict) await keepVerdict(tx, id, verdict, { actor, at });
    else await this.outbox.add(tx, 'imports', { import: id });
    return id;
  }
}
