import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/http/actor.js';
import type { RowShape } from './read-rows.js';
import type { Outcome, RowError } from './row-error.js';

/** Told how many more rows are done with. */
export type Progress = (rows: number) => Promise<void>;

/** A cell in words of the file, as it is now and as it will be. A new row's cells have no `before`. */
export type CellChange = { column: string; before?: string; after: string };

/** A row that creates something or changes it. */
export type Effect = { line: number; key: string; isNew: boolean; cells: CellChange[] };

/** What a piece of a file would do; nothing is done before `write`. */
export type Planned = { effects: Effect[]; errors: RowError[]; write: (progress: Progress) => Promise<void> };

/** Whose rows go where; a trial locks nobody out, as all of it is taken back. */
export type PlanFor = { tx: EntityManager; actor: Actor; isTrial: boolean };

/** One kind of file: how its rows read, how many are planned at a time, and what they do to what is stored. */
export interface FileKind<Row extends { line: number }> {
  readonly shape: RowShape<Row>;
  readonly pieceSize: number;
  planner(what: PlanFor): Promise<(rows: Row[]) => Promise<Planned>>;
}

/** What a check found: `refused` counts rows. Of the rows that do something the first are kept to be shown. */
export type Verdict = { rows: number; created: number; updated: number; unchanged: number; refused: number; errors: RowError[]; creations: Effect[]; changes: Effect[] };

export interface Importer {
  /** Brings a file in within the caller's transaction. Throws Refused when any row is wrong. */
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome>;
  /** What `run` would do; the caller takes the transaction back. */
  check(tx: EntityManager, text: string, progress: Progress): Promise<Verdict>;
}
