import type { Language } from '../i18n/i18n.js';
import { perName } from '../i18n/per-name.js';

/** A cell of a sheet: a text, a number (money, pieces) as the database wrote it, a business day, or an instant. */
export type Cell = string | null | undefined | { number: string | number } | { day: string } | { moment: Date };

/** A sheet's columns in their order, by the word of their head (`export.columns`). */
export type Columns<Row> = Record<string, (row: Row, language: Language) => Cell>;

export const figure = (number: string | number | null | undefined): Cell => (number == null ? null : { number });
export const day = (value: string | null | undefined): Cell => (value == null ? null : { day: value });
export const moment = (value: Date | null | undefined): Cell => (value == null ? null : { moment: value });

const clocks = perName((timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }));

/** An instant as a spreadsheet sorts it, whatever the language: `2026-11-25 08:30:00` in a zone. */
export function momentIn(timeZone: string, instant: Date): string {
  return clocks(timeZone).format(instant);
}
