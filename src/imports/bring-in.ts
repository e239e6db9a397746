import type { EntityManager } from 'typeorm';
import { type Actor, systemActor } from '../platform/http/actor.js';
import type { Effect, FileKind, Planned, Progress, Verdict } from './importer.js';
import { readHeader } from './read-csv.js';
import { type ReadRow, readRows, refuseUnreadable } from './read-rows.js';
import { ErrorList, firstErrors, type Outcome, refuseAny } from './row-error.js';

const shownOfEach = 50;

/** Brings a file in, piece by piece: all rows or, by the error thrown, none. Throws Refused. */
export async function bringIn<Row extends { line: number }>(kind: FileKind<Row>, text: string, { tx, actor = systemActor, progress }: { tx: EntityManager; actor?: Actor; progress: Progress }): Promise<Outcome> {
  await refuseUnreadable(text, kind.shape);
  const plan = await kind.planner({ tx, actor, isTrial: false });
  const wrong = new ErrorList();
  const outcome = { created: 0, updated: 0, unchanged: 0, errors: [] };
  for await (const piece of inPieces(readRows(text, kind.shape), kind.pieceSize)) {
    const planned = await plan(piece.map(({ row }) => row));
    wrong.add(planned.errors);
    count(outcome, piece.length, planned.effects);
    await writePiece(wrong.errors.length === 0 ? planned : nothingToWrite, piece.length, progress);
  }
  refuseAny(wrong.errors);
  return outcome;
}

/** What bringing a file in would do, and all that is wrong with it. Throws Refused for what is no such file. */
export async function tryOut<Row extends { line: number }>(kind: FileKind<Row>, text: string, { tx, progress }: { tx: EntityManager; progress: Progress }): Promise<Verdict> {
  refuseAny(readHeader(text, kind.shape.columns).errors);
  const plan = await kind.planner({ tx, actor: systemActor, isTrial: true });
  const verdict: Verdict = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, errors: [], creations: [], changes: [] };
  for await (const piece of inPieces(readRows(text, kind.shape), kind.pieceSize)) {
    await judge(verdict, piece, plan);
    await progress(piece.length);
  }
  return verdict;
}

async function judge<Row extends { line: number }>(verdict: Verdict, piece: ReadRow<Row>[], plan: (rows: Row[]) => Promise<Planned>): Promise<void> {
  const legible = piece.filter(({ misshapen, errors }) => misshapen.length + errors.length === 0);
  const planned = await plan(legible.map(({ row }) => row));
  const wrong = [...piece.flatMap(({ misshapen, errors }) => (misshapen.length > 0 ? misshapen : errors)), ...planned.errors];
  const refused = new Set(wrong.map(({ line }) => line)).size;
  verdict.rows += piece.length;
  verdict.refused += refused;
  verdict.errors = firstErrors([...verdict.errors, ...wrong]);
  count(verdict, piece.length - refused, planned.effects);
  verdict.creations.push(...planned.effects.filter(({ isNew }) => isNew).slice(0, shownOfEach - verdict.creations.length));
  verdict.changes.push(...planned.effects.filter(({ isNew }) => !isNew).slice(0, shownOfEach - verdict.changes.length));
}

function count(sums: { created: number; updated: number; unchanged: number }, rows: number, effects: Effect[]): void {
  const created = effects.filter(({ isNew }) => isNew).length;
  sums.created += created;
  sums.updated += effects.length - created;
  sums.unchanged += rows - effects.length;
}

const nothingToWrite = { write: async () => undefined };

// rows that change nothing are done with, too
async function writePiece({ write }: Pick<Planned, 'write'>, rows: number, progress: Progress): Promise<void> {
  let told = 0;
  await write(async (more) => {
    told += more;
    await progress(more);
  });
  await progress(rows - told);
}

async function* inPieces<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let piece: T[] = [];
  for await (const row of rows) {
    piece.push(row);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
