import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Reader } from '../../platform/database/database.js';
import { ageBuckets } from '../statements/ageing.js';
import { ageingPage } from './ageing.queries.js';

const atOnce = 1000;

/** The ageing as rows for a spreadsheet, read page by page. */
export async function* ageingCells(reader: Reader, asked: Parameters<typeof ageingPage>[1], language: Language): AsyncGenerator<string[]> {
  const say = (key: string) => translate(language, key);
  yield [say('collection.field.code'), say('collection.field.name'), say('collection.field.manager'), ...ageBuckets.map((bucket) => say(`settlement.ageing.${bucket}`)), say('collection.field.total'), say('collection.field.overdue'), say('collection.field.unapplied')];
  for (let after: string | undefined, more = true; more;) {
    const { rows, next } = await ageingPage(reader, { ...asked, after, before: undefined }, atOnce);
    for (const row of rows) {
      const name = row.nameZh === null ? say('collection.ageing.nobody') : nameIn(language, { nameZh: row.nameZh, nameEn: row.nameEn ?? '' });
      yield [row.code ?? '', name, row.managerName ?? '', ...ageBuckets.map((bucket) => row[bucket]), row.total, row.overdue, row.unapplied ?? ''];
    }
    [after, more] = [next, next !== undefined];
  }
}
