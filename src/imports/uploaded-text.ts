import { withColumnNames } from './column-names.js';
import type { ImportKind } from './import.entity.js';
import { decoded } from './read-csv.js';
import { isWorkbook, sheetText } from './read-sheet.js';

/** An uploaded CSV file or workbook as CSV with the columns' own names. Throws what `sheetText` throws. */
export async function uploadedText(kind: ImportKind, content: Buffer): Promise<string> {
  const text = isWorkbook(content) ? await sheetText(content) : decoded(content);
  return withColumnNames(kind, text);
}
