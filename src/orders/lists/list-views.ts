import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { ListRow } from './lists.queries.js';

/** A list as pages show it: whose it is as a word of `lists.whose`. */
export function listView(row: ListRow, language: Language) {
  const whose = row.isTemplate ? 'template' : row.isShared ? 'shared' : 'own';
  return {
    ...row, name: nameIn(language, row), whose, mayChange: !row.isTemplate, kinds: Number(row.kinds),
    tier: row.tierZh === null ? undefined : nameIn(language, { nameZh: row.tierZh, nameEn: row.tierEn ?? '' }),
  };
}
