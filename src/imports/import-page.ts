import { type Language, translate } from '../platform/i18n/i18n.js';
import { importMarks } from './import-marks.js';
import { allColumns, columnsOf } from './columns-of.js';
import { importView } from './import-views.js';
import { isUnderway } from './import-statuses.js';
import type { ImportKind } from './import.entity.js';
import type { CellChange, Effect } from './importer.js';
import type { ImportRow, ImportStep } from './imports.queries.js';
import type { Preview } from './keep-verdict.js';

const errorsShown = 100;

type Counts = { created: number; updated: number; unchanged: number };

/** An import's own page: how far it is, what it would do or did, and of what is wrong those from `from` on; percent is of rows done with. */
export function importPage(row: ImportRow, steps: ImportStep[], { language, from }: { language: Language; from: number }): object {
  const view = importView(row, language);
  const preview = row.preview === null ? undefined : (JSON.parse(row.preview) as Preview);
  const shown = view.errors.slice(from, from + errorsShown);
  const hasWork = preview !== undefined && preview.created + preview.updated > 0;
  return {
    ...view, href: `/admin/imports/${row.id}`, name: row.name, actorName: row.actorName, createdAt: row.createdAt,
    isFinal: !isUnderway(row.status), percent: view.rows > 0 ? (view.done / view.rows) * 100 : 0,
    checked: preview && countsOf(preview), planned: preview && row.status === 'checked' ? shownPlan(row.kind, preview, language) : undefined,
    differs: preview !== undefined && row.status === 'done' && differs(preview, view), hasWork,
    wrong: shown.map((cell) => ({ ...cell, ...columnOf(cell.column, language) })), wrongCount: view.errors.length,
    hasRows: shown.length > 0 || (row.status === 'checked' && hasWork),
    previous: from > 0 ? pageOfErrors(row.id, from - errorsShown) : undefined, next: from + errorsShown < view.errors.length ? pageOfErrors(row.id, from + errorsShown) : undefined,
    timeline: steps.map(({ to, by, at }) => ({ ...importMarks[to], who: by, text: `imports.steps.${to}`, at })).toReversed(),
  };
}

function pageOfErrors(id: string, from: number): string {
  return `/admin/imports/${id}?from=${Math.max(0, from)}`;
}

function countsOf({ created, updated, unchanged, refused }: Preview): Counts & { refused: number } {
  return { created, updated, unchanged, refused };
}

function differs(planned: Counts, done: Counts): boolean {
  return planned.created !== done.created || planned.updated !== done.updated || planned.unchanged !== done.unchanged;
}

function shownPlan(kind: ImportKind, { created, updated, creations, changes }: Preview, language: Language): object {
  return {
    changes: changes.map(({ line, key, cells }) => ({ line, key, cells: cells.map((cell) => cellView(cell, language)) })), moreChanges: updated - changes.length,
    ...creationTable(kind, creations, language), moreCreations: created - creations.length,
  };
}

// a sheet like the file, with the columns that any of the rows fills
function creationTable(kind: ImportKind, creations: Effect[], language: Language): { heads: string[]; creations: { line: number; key: string; cells: { label: string; text: string }[] }[] } {
  const filled = new Set(creations.flatMap(({ cells }) => cells.filter(({ after }) => after !== '').map(({ column }) => column)));
  const columns = columnsOf[kind].filter((column) => filled.has(column));
  return {
    heads: columns.map((column) => columnLabel(column, language)),
    creations: creations.map(({ line, key, cells }) => ({
      line, key, cells: columns.map((column) => ({ label: columnLabel(column, language), text: shortened(cells.find((cell) => cell.column === column)?.after) || '—' })),
    })),
  };
}

function cellView({ column, before, after }: CellChange, language: Language): { label: string; before: string; after: string } {
  return { label: columnOf(column, language).label, before: shortened(before) || '—', after: shortened(after) || '—' };
}

function columnOf(column: string, language: Language): { label: string; column: string } {
  return { label: column === '' ? '—' : columnLabel(column, language), column };
}

/** A column's name for people; one that no file of ours has keeps the name it came with. */
export function columnLabel(column: string, language: Language): string {
  return allColumns.has(column) ? translate(language, `imports.columns.${column}`) : column;
}

// 19.9000 is 19.90
function shortened(value: string | undefined): string | undefined {
  return value === undefined ? undefined : value.replace(/^(\d+\.\d{2})(\d*?)0+$/, '$1$2');
}
