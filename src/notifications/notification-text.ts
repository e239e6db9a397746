import { type Language, translate } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import { isPositive } from '../platform/money/money.js';
import { formatDate, formatMoney, type Place } from '../platform/views/format.js';

/** Numbers, amounts and days as they were; the words come when somebody reads them. */
export type Facts = Record<string, string>;

/** A notification in the reader's language. */
export function notificationText(kind: string, facts: Facts, place: Place): { title: string; text: string } {
  const values = valuesOf(kind, facts, place);
  const say = (part: string) => translate(place.language, `notifications.kinds.${kind}.${part}`, values);
  return { title: say('title'), text: say('text').trim() };
}

function valuesOf(kind: string, facts: Facts, place: Place): Record<string, string> {
  const { language } = place;
  const { amount = '0', currency = 'CNY', dueOn, until, day, faults, receivedOn, nameZh = '', nameEn = '' } = facts;
  return {
    shipment: '', ...facts,
    amount: formatMoney(amount, currency),
    partner: nameIn(language, { nameZh, nameEn }),
    expected: translate(language, `notifications.expected.${day ? 'day' : 'unknown'}`, { day: day ? formatDate(day, place) : '' }),
    day: day ? formatDate(day, place) : '',
    faults: faultsIn(language, faults),
    until: until ? formatDate(until, place) : '',
    due: dueOn ? formatDate(dueOn, place) : '',
    received: receivedOn ? formatDate(receivedOn, place) : '',
    reason: reasonIn(language, kind, facts.reason),
    next: nextStep(language, facts),
    parcel: parcelIn(language, facts),
  };
}

// a credit decision has a code, a person's refusal the person's own words
function reasonIn(language: Language, kind: string, reason?: string): string {
  if (!reason) return translate(language, 'notifications.noReason');
  return /(order\.held|hold\.\w+)$/.test(kind) ? translate(language, `notifications.reasons.${reason}`) : reason;
}

function nextStep(language: Language, { toPay = '0', currency = 'CNY' }: Facts): string {
  return isPositive(toPay) ? translate(language, 'notifications.next.pay', { amount: formatMoney(toPay, currency) }) : translate(language, 'notifications.next.wait');
}

function parcelIn(language: Language, { carrier = '', tracking = '' }: Facts): string {
  return carrier + tracking === '' ? '' : translate(language, 'notifications.parcel', { carrier, tracking });
}

// what was refused has its texts and values beside them
function faultsIn(language: Language, faults = '[]'): string {
  const known = JSON.parse(faults) as { key: string; values: Record<string, string | number> }[];
  return known.map(({ key, values }) => translate(language, key, values)).join(language === 'en' ? '; ' : '；');
}
