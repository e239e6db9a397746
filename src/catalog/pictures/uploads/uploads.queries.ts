import type { Reader } from '../../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../../platform/http/keyset.js';
import type { Outcome } from './picture-result.entity.js';
import type { UploadStatus } from './picture-upload.entity.js';

export type UploadRow = { id: string; status: UploadStatus; names: string; by: string; createdAt: Date; done: string; added: string };
export type ResultRow = { id: string; position: number; name: string; outcome: Outcome; sku: string };

type Turn = { after?: string; before?: string };

const pageSize = 20;
const resultsShown = 50;

const upload = `
  SELECT u.id, u.status, u.names, u.actor_name AS \`by\`, u.created_at AS createdAt,
    (SELECT COUNT(*) FROM picture_results r WHERE r.upload_id = u.id) AS done, (SELECT COUNT(*) FROM picture_results r WHERE r.upload_id = u.id AND r.outcome = 'added') AS added
  FROM picture_uploads u`;

/** Uploads, the latest first. */
export async function pictureUploads(reader: Reader, filter: Turn): Promise<KeysetPage<UploadRow> & { previous?: string }> {
  const turn = keysetTurn('u.id', filter);
  return turnedPage((await reader.query(`${upload} WHERE ${turn.where} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [turn.value])) as UploadRow[], filter, pageSize);
}

export async function pictureUpload(reader: Reader, id: string): Promise<UploadRow | undefined> {
  return ((await reader.query(`${upload} WHERE u.id = ?`, [id])) as UploadRow[])[0];
}

/** What became of an upload's files, the latest first; without those that were added when only `faults` are wanted. */
export async function resultsOf(reader: Reader, id: string, filter: Turn & { view?: 'faults' }): Promise<KeysetPage<ResultRow> & { previous?: string }> {
  const turn = keysetTurn('r.id', filter);
  const rows = await reader.query(`
    SELECT r.id, r.position, r.name, r.outcome, r.sku FROM picture_results r WHERE r.upload_id = ? AND (? = '' OR r.outcome <> 'added') AND ${turn.where} ORDER BY ${turn.order} LIMIT ${resultsShown + 1}`,
  [id, filter.view ?? '', turn.value]);
  return turnedPage(rows as ResultRow[], filter, resultsShown);
}
