import type { Database } from '../platform/database/database.js';
import type { Progress } from './importer.js';

/** Thrown at the next step of an import that was cancelled, or that another worker has brought to its end. */
export class Stopped extends Error {}

const more = "UPDATE imports SET rows_done = LEAST(total_rows, rows_done + ?) WHERE id = ? AND status IN ('checking', 'running')";

/** Tells how far an import is, past its transaction, so that it is seen. Throws Stopped. */
export function progressOf(database: Database, id: string): Progress {
  return async (rows) => {
    const told = (await database.query(more, [rows, id])) as unknown as { affectedRows: number };
    if (told.affectedRows !== 1) throw new Stopped();
  };
}
