import { textValues } from '../../platform/http/refusal.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Tone } from '../../platform/views/page-context.js';
import { wishes } from '../placing/draw-choices.js';
import type { StandingStatus } from './standing-order.entity.js';
import type { RunRow, StandingLineRow, StandingRow } from './standing.queries.js';

const tones: Record<StandingStatus, Tone> = { active: 'green', paused: 'amber', ended: '' };

export const weekdayChoices = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: `standing.weekdays.${day}` }));
export const drawOptions = wishes.map((value) => ({ value, label: `standing.draws.${value}` }));
export const rhythmChoices = ['weekly', 'monthly'].map((rhythm) => ({ value: rhythm, label: `standing.rhythms.${rhythm}` }));

export function standingView(row: StandingRow, language: Language) {
  return {
    ...row, tone: tones[row.status], count: Number(row.kinds), when: whenIn(row, language), isActive: row.status === 'active', isPaused: row.status === 'paused', isEnded: row.status === 'ended',
    paidBy: `standing.draws.${row.draw || 'none'}`, isSkipped: row.lastOn !== null && row.lastOrder === null,
  };
}

/** The rhythm in words: 每周一、周四 or 每月 5 日. */
function whenIn({ rhythm, weekdays, monthDay }: StandingRow, language: Language): string {
  if (rhythm === 'monthly') return translate(language, 'standing.when.monthly', { day: monthDay ?? 1 });
  const days = weekdays.split(',').map((day) => translate(language, `standing.weekdays.${day}`)).join(language === 'en' ? ', ' : '、');
  return translate(language, 'standing.when.weekly', { days });
}

export function standingLineView(line: StandingLineRow, language: Language) {
  const fault = line.status !== 'active' ? 'gone' : line.closed === 1 ? 'outOfRange' : undefined;
  return { ...line, name: nameIn(language, line), fault: fault && `standing.${fault}` };
}

export function runView({ faults, ...run }: RunRow, language: Language) {
  return { ...run, isHeld: run.orderStatus === 'held', faults: faultTexts(faults, language) };
}

function faultTexts(faults: string | null, language: Language): string[] {
  const known = JSON.parse(faults ?? '[]') as { key: string; values: Record<string, unknown> }[];
  return known.map(({ key, values }) => translate(language, key, textValues(values)));
}
