import type { Database } from '../../platform/database/database.js';
import { type Columns, moment } from '../../platform/sheets/cells.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { type TrailEntry, trailEntry, type TrailReader } from './trail-views.js';
import { namesOf, trailPage, type TrailRow, type Wanted } from './trail.queries.js';

export type TrailLine = TrailEntry & { row: TrailRow };

export const trailColumns: Columns<TrailLine> = {
  at: ({ at }) => moment(at),
  who: ({ who }) => who.name,
  login: ({ who, row }) => who.note || row.actor,
  action: ({ action }) => action,
  actionCode: ({ row }) => row.action,
  subject: ({ subject }) => subject.name,
  subjectCode: ({ subject, row }) => subject.note || row.subject,
  partner: ({ row }) => row.nameZh,
  partnerCode: ({ row }) => row.partnerCode,
  detail: ({ lines }) => lines.map(({ label, before, value }) => `${label}: ${before === undefined ? '' : `${before} → `}${value}`).join('; '),
  address: ({ address }) => address,
  request: ({ requestId }) => requestId,
};

/** The trail for a spreadsheet, the latest first. */
export function trailPages(database: Database, wanted: Wanted, reader: TrailReader): AsyncGenerator<TrailLine[]> {
  return everyPage(async (after, size) => {
    const { rows, next } = await trailPage(database, wanted, { after }, size);
    const names = await namesOf(database, rows.flatMap(({ actor, subject }) => [actor, subject]));
    return { rows: rows.map((row) => ({ ...trailEntry(row, names, reader), row })), next };
  });
}
