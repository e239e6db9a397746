import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/http/actor.js';
import { DomainError } from '../platform/http/errors.js';
import { type Machine, transition } from '../platform/states/transition.js';
import { Import } from './import.entity.js';
import { type ImportStatus, importStatuses, isOver } from './import-statuses.js';

export const importMachine: Machine<ImportStatus> = { subject: 'import', name: 'status', entity: Import, transitions: importStatuses };

type Facts = Partial<Pick<Import, 'totalRows' | 'rowsDone' | 'created' | 'updated' | 'unchanged' | 'errors' | 'preview'>>;

/** Moves an import on and notes what is known of it by then. Throws IllegalTransition (409). */
export async function moveImport(tx: EntityManager, subject: { id: string; from: ImportStatus }, to: ImportStatus, who: { actor: Actor; at: Date }, facts: Facts = {}): Promise<void> {
  await transition(tx, importMachine, subject, to, who);
  const noted = { ...facts, ...(isOver(to) ? { finishedAt: who.at } : {}) };
  if (Object.keys(noted).length > 0) await tx.update(Import, { id: subject.id }, noted);
}

/** Refuses what an import's state does not allow: someone else was faster, or the page is old. */
export class ImportMoved extends DomainError {
  constructor() {
    super('imports', 'moved_on', 409);
  }
}
