import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';
import type { ScarceRow, WaitingRow } from '../../catalog/supplies/waiting.queries.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { LineRow } from '../desk/order-page.queries.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import { formatNumber } from '../../platform/views/format.js';

/** What waits of a line in words: the place, the rule and the promised day; nobody else is named. */
export type Wait = { pieces: number; unit: string; place: string; rule: string; promisedOn: string | null };

export function waitIn({ waiting, unit, rule, place, ahead, expectedOn }: Pick<LineRow, 'waiting' | 'unit' | 'rule' | 'place' | 'ahead' | 'expectedOn'>, language: Language): Wait | undefined {
  return waiting === null ? undefined : { pieces: waiting, unit, promisedOn: expectedOn, place: placeIn({ rule, place, ahead, unit }, language), rule: `waiting.rules.${rule}` };
}

/** A waiting line in its dealer's list. */
export function waitingView(row: WaitingRow, language: Language) {
  const { number, sku, unit, pieces, promisedOn, askedAt } = row;
  return { number, sku, unit, pieces, promisedOn, askedAt, name: nameIn(language, row), place: placeIn(row, language), rule: `waiting.rules.${row.rule}` };
}

// by share nobody stands before another: a place would promise what the rule does not keep
function placeIn({ rule, place, ahead, unit }: Pick<WaitingRow, 'rule' | 'place' | 'ahead' | 'unit'>, language: Language): string {
  const word = rule === 'by_share' ? 'shared' : Number(ahead) === 0 ? 'first' : 'behind';
  return translate(language, `waiting.place.${word}`, { place, ahead: formatNumber(Number(ahead)), unit });
}

export function scarceView(row: ScarceRow, language: Language) {
  return {
    sku: row.sku, name: nameIn(language, row), unit: row.unit, href: `/admin/stock/${encodeURIComponent(row.sku)}#queue`, waiting: Number(row.waiting), dealers: Number(row.dealers),
    free: Number(row.free), expected: Number(row.expected), nextOn: row.nextOn, isShort: Number(row.expected) + Number(row.free) < Number(row.waiting), rule: `waiting.names.${row.rule}`, isOwn: Boolean(row.isOwn),
  };
}

export const ruleChoices = (rules: readonly AllocationRule[]) => rules.map((value) => ({ value, label: `waiting.names.${value}` }));

export const waitingColumns: Columns<WaitingRow> = {
  sku: ({ sku }) => sku,
  product: (row, language) => nameIn(language, row),
  order: ({ number }) => number,
  partnerCode: ({ partnerCode }) => partnerCode,
  partner: ({ partnerZh, partnerEn }, language) => nameIn(language, { nameZh: partnerZh, nameEn: partnerEn }),
  waiting: ({ pieces }) => figure(pieces),
  place: ({ place }) => figure(Number(place)),
  promisedOn: ({ promisedOn }) => promisedOn ?? '',
};
