import { decoded } from '../../../imports/read-csv.js';
import type { Reader } from '../../../platform/database/database.js';
import type { Files } from '../../../platform/files/files.js';
import type { BankProfile } from '../accounts/bank-profile.entity.js';
import { readStatement, type StatedFile, type StatedLine } from './read-statement.js';

/** What a file says, its lines apart by whether the books have them already. */
export type CheckedFile = StatedFile & { fresh: StatedLine[]; known: number };

/** Reads a kept file again and holds it against what was taken before. */
export async function checkedFile(reader: Reader, files: Files, { fileId, profile }: { fileId: string; profile: BankProfile }, today: string): Promise<CheckedFile> {
  const { content } = await files.read(fileId, null);
  const stated = readStatement(decoded(content), profile, today);
  const keys = stated.lines.map(({ key }) => key);
  const rows = keys.length === 0 ? [] : (await reader.query('SELECT line_key AS lineKey FROM bank_lines WHERE profile_id = ? AND line_key IN (?)', [profile.id, keys])) as { lineKey: string }[];
  const taken = new Set(rows.map(({ lineKey }) => lineKey));
  return { ...stated, fresh: stated.lines.filter(({ key }) => !taken.has(key)), known: taken.size };
}
