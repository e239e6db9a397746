import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/http/actor.js';
import type { Verdict } from './importer.js';
import { moveImport } from './import-states.js';

/** What a check found, kept for the page and for the comparison with what came of it in the end. */
export type Preview = Omit<Verdict, 'errors'>;

/** Ends a check: the file may be brought in, or some of its rows must be mended first. Throws IllegalTransition when it was cancelled meanwhile. */
export async function keepVerdict(tx: EntityManager, id: string, { errors, ...preview }: Verdict, who: { actor: Actor; at: Date }): Promise<void> {
  await moveImport(tx, { id, from: 'checking' }, errors.length > 0 ? 'refused' : 'checked', who, {
    totalRows: preview.rows, rowsDone: preview.rows, errors: JSON.stringify(errors), preview: JSON.stringify(preview),
  });
}
