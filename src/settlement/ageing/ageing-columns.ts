import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import type { AgeingRow } from './ageing.queries.js';

const nameOf = ({ nameZh, nameEn }: AgeingRow, language: Language) =>
  nameZh === null ? translate(language, 'collection.ageing.nobody') : nameIn(language, { nameZh, nameEn: nameEn ?? '' });

/** What is open by age, a row for whatever the ageing is seen by. */
export const ageingColumns: Columns<AgeingRow> = {
  code: ({ code }) => code,
  name: nameOf,
  manager: ({ managerName }) => managerName,
  current: ({ current }) => figure(current),
  d1_30: ({ d1_30 }) => figure(d1_30),
  d31_60: ({ d31_60 }) => figure(d31_60),
  d61_90: ({ d61_90 }) => figure(d61_90),
  d90_plus: ({ d90_plus }) => figure(d90_plus),
  openAmount: ({ total }) => figure(total),
  overdue: ({ overdue }) => figure(overdue),
  unapplied: ({ unapplied }) => figure(unapplied),
};
