import type { Database } from '../platform/database/database.js';
import type { Files } from '../platform/files/files.js';
import type { ImportKind } from './import.entity.js';
import { linesIn } from './read-csv.js';
import { uploadedText } from './uploaded-text.js';

export const csvType = 'text/csv';
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An import's kept file as text; undefined for a workbook nobody has read yet. */
export async function keptText(files: Files, fileId: string): Promise<string | undefined> {
  const { file, content } = await files.read(fileId, null);
  return file.mediaType === csvType ? content.toString('utf8') : undefined;
}

/** The same, a workbook being read and kept as CSV from now on. Throws what `sheetText` throws. */
export async function keptAsText({ database, files }: { database: Database; files: Files }, { id, kind, name, fileId }: { id: string; kind: ImportKind; name: string; fileId: string }): Promise<string> {
  const known = await keptText(files, fileId);
  if (known !== undefined) return known;
  const text = await uploadedText(kind, (await files.read(fileId, null)).content);
  await database.inTransaction(async (tx) => {
    const read = await files.store(tx, { name, content: Buffer.from(text) }, csvType, null);
    await tx.query('UPDATE imports SET file_id = ?, total_rows = ? WHERE id = ?', [read, linesIn(text), id]);
  });
  return text;
}
