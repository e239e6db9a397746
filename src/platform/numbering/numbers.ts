import type { EntityManager } from 'typeorm';

/** A number such as SO-261124-0147: never doubled, may leave gaps, never waits for another transaction. */
export async function drawNumber(tx: EntityManager, prefix: string, day: string): Promise<string> {
  const [drawn] = await tx.query<{ id: string }[]>('INSERT INTO running_numbers VALUES () RETURNING id');
  return `${prefix}-${day.slice(2).replaceAll('-', '')}-${String(drawn?.id).padStart(4, '0')}`;
}

/** The next number of a gapless yearly series, such as INV-2026-000123. Its row stays locked until the commit: draw it last. */
export async function nextInSeries(tx: EntityManager, name: string, year: number): Promise<string> {
  await tx.query(
    'INSERT INTO number_series (name, year, last) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE last = last + 1', [name, year]);
  const [row] = await tx.query<{ last: number }[]>('SELECT last FROM number_series WHERE name = ? AND year = ?', [name, year]);
  return `${name}-${year}-${String(row?.last).padStart(6, '0')}`;
}
