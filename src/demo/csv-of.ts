/** Rows as CSV text; the demo's cells hold no quotes. */
export function csvOf(header: string[], rows: (string | number)[][]): string {
  return [header, ...rows].map((row) => row.map((cell) => (/[,\n]/.test(String(cell)) ? `"${cell}"` : cell)).join(',')).join('\n');
}
