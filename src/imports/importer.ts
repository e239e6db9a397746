import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/http/actor.js';
import type { Outcome } from './row-error.js';

/** Told how many more rows are written. */
export type Progress = (rows: number) => Promise<void>;

/** Brings one kind of file in on someone's behalf, within the caller's transaction. Throws Refused when any row is wrong. */
export interface Importer {
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome>;
}
