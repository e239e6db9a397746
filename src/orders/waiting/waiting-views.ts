import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';
import type { ScarceRow, WaitingRow } from '../../catalog/supplies/waiting.queries.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { LineRow } from '../desk/order-page.queries.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import { formatDate, formatNumber, formatPercent } from '../../platform/views/format.js';

/** What waits of a line in words: the place, the rule and the promised day; nobody else is named. */
export type Wait = { pieces: number; unit: string; place: string; rule: string; promisedOn: string | null };

export function waitIn({ waiting, expectedOn, ...line }: Placed & Pick<LineRow, 'waiting' | 'expectedOn'>, language: Language): Wait | undefined {
  return waiting === null ? undefined : { pieces: waiting, unit: line.unit, promisedOn: expectedOn, place: placeIn(line, language), rule: `waiting.rules.${line.rule}` };
}

/** A waiting line in its dealer's list. */
export function waitingView(row: WaitingRow, language: Language) {
  const { number, sku, unit, pieces, promisedOn, askedAt } = row;
  return { number, sku, unit, pieces, promisedOn, askedAt, name: nameIn(language, row), place: placeIn(row, language), rule: `waiting.rules.${row.rule}` };
}

type Placed = Pick<WaitingRow, 'rule' | 'place' | 'ahead' | 'unit' | 'share' | 'nextOn' | 'nextPieces'>;

function placeIn({ rule, place, ahead, unit, ...shown }: Placed, language: Language): string {
  if (rule === 'by_share') return shareIn({ unit, ...shown }, language);
  return translate(language, `waiting.place.${Number(ahead) === 0 ? 'first' : 'behind'}`, { place, ahead: formatNumber(Number(ahead)), unit });
}

// by share nobody stands before another: a place would promise what the rule does not keep. Just ordered, nothing is known yet
function shareIn({ share, nextOn, nextPieces, unit }: Pick<Placed, 'share' | 'nextOn' | 'nextPieces' | 'unit'>, language: Language): string {
  if (share === null) return translate(language, 'waiting.share.unknown');
  const own = Number(share) === 0 ? translate(language, 'waiting.share.none') : translate(language, 'waiting.share.own', { share: formatPercent(share) });
  return nextOn === null ? own : translate(language, 'waiting.share.next', { own, day: formatDate(nextOn, { language, timeZone: 'UTC' }), pieces: formatNumber(nextPieces ?? 0), unit });
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
  place: ({ place, rule }) => (rule === 'by_share' ? null : figure(Number(place))),
  share: ({ share }) => (share === null ? null : figure(share)),
  nextOn: ({ nextOn }) => nextOn,
  nextPieces: ({ nextPieces }) => (nextPieces === null ? null : figure(nextPieces)),
  promisedOn: ({ promisedOn }) => promisedOn ?? '',
};
