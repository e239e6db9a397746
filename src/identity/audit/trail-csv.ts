import type { Database } from '../../platform/database/database.js';
import { translate } from '../../platform/i18n/i18n.js';
import { formatDate, formatTime } from '../../platform/views/format.js';
import { type TrailEntry, trailEntry, type TrailReader } from './trail-views.js';
import { namesOf, trailPage, type TrailRow, type Wanted } from './trail.queries.js';

const atOnce = 1000;
const columns = ['at', 'who', 'login', 'action', 'code', 'subject', 'subjectCode', 'partner', 'partnerCode', 'detail', 'address', 'request'];

/** The trail as rows for a spreadsheet, read page by page: the head, then every entry the filter asks for, the latest first. */
export async function* trailCells(database: Database, wanted: Wanted, reader: TrailReader, timeZone: string): AsyncGenerator<string[]> {
  yield columns.map((name) => translate(reader.language, `audit.columns.${name}`));
  for (let after: string | undefined, more = true; more;) {
    const { rows, next } = await trailPage(database, wanted, { after }, atOnce);
    const names = await namesOf(database, rows.flatMap(({ actor, subject }) => [actor, subject]));
    for (const row of rows) yield cellsOf(row, trailEntry(row, names, reader), timeZone);
    [after, more] = [next, next !== undefined];
  }
}

function cellsOf(row: TrailRow, { at, who, action, subject, lines }: TrailEntry, timeZone: string): string[] {
  // a day a spreadsheet can sort by, whatever the language
  const moment = `${formatDate(at, { language: 'zh-CN', timeZone })} ${formatTime(at, { language: 'zh-CN', timeZone })}:${String(at.getUTCSeconds()).padStart(2, '0')}`;
  const detail = lines.map(({ label, before, value }) => `${label}: ${before === undefined ? '' : `${before} → `}${value}`).join('; ');
  return [moment, who.name, who.note || row.actor, action, row.action, subject.name, subject.note || row.subject, row.nameZh ?? '', row.partnerCode ?? '', detail, row.address, row.requestId];
}
