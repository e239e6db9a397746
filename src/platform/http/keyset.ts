export type KeysetPage<Row> = { rows: Row[]; next?: string };

/**
 * One page of a list ordered by id, newest first. The query asks for `size + 1` rows; the one too many tells that there is more.
 */
export function keysetPage<Row extends { id: string }>(rows: Row[], size: number): KeysetPage<Row> {
  const shown = rows.slice(0, size);
  return rows.length > size ? { rows: shown, next: shown.at(-1)?.id } : { rows: shown };
}

/** The cursor as a row id: everything above it comes first. Nonsense starts at the top. */
export function cursorOf(after: string | undefined): string {
  return /^\d{1,19}$/.test(after ?? '') ? (after as string) : '9223372036854775807';
}

/** Where a reader stands in a list: below a row, or above it when turning back. */
export type Cursor = { after?: string; before?: string };

/** The condition and order that read the page at a cursor, newest first, `column` being the row's id. */
export function keysetTurn(column: string, { after, before }: Cursor): { where: string; value: string; order: string } {
  if (before !== undefined) return { where: `${column} > ?`, value: /^\d{1,19}$/.test(before) ? before : '0', order: `${column} ASC` };
  return { where: `${column} < ?`, value: cursorOf(after), order: `${column} DESC` };
}

/** The rows read by `keysetTurn` (`size + 1` of them) as a page that can be turned both ways. */
export function turnedPage<Row extends { id: string }>(rows: Row[], { after, before }: Cursor, size: number): KeysetPage<Row> & { previous?: string } {
  const more = rows.length > size;
  const shown = before === undefined ? rows.slice(0, size) : rows.slice(0, size).toReversed();
  const hasNext = before !== undefined || more;
  const hasPrevious = before === undefined ? after !== undefined : more;
  return { rows: shown, next: hasNext ? shown.at(-1)?.id : undefined, previous: hasPrevious ? shown[0]?.id : undefined };
}
