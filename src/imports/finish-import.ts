import type { EntityManager } from 'typeorm';
import type { Audit } from '../identity/audit.js';
import type { Actor } from '../platform/http/actor.js';
import type { ImportKind } from './import.entity.js';
import { moveImport } from './import-states.js';
import type { Outcome } from './row-error.js';

/** Ends an import whose rows are all written, in the transaction that wrote them. Throws IllegalTransition when it was cancelled meanwhile. */
export async function finishImport(tx: EntityManager, audit: Audit, job: { id: string; kind: ImportKind }, { created, updated, unchanged }: Outcome, who: { actor: Actor; at: Date }): Promise<void> {
  const rows = created + updated + unchanged;
  await moveImport(tx, { id: job.id, from: 'running' }, 'done', who, { totalRows: rows, rowsDone: rows, created, updated, unchanged, errors: '[]' });
  await audit.write(tx, { actor: who.actor, action: 'imports.run', subject: job.kind, detail: { import: job.id, created, updated, unchanged } });
}
