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
