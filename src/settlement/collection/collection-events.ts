import { type Language, translate } from '../../platform/i18n/i18n.js';
import { formatDate, formatMoney, type Place } from '../../platform/views/format.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { LetterRow } from '../dunning/letters.queries.js';
import type { PromiseRow } from '../promises/promises.queries.js';
import type { ContactRow } from './partner-collection.queries.js';

export type CollectionEvent = { icon: string; tone: Tone; who?: string; text: string; href?: string; link?: string; note?: string; at: Date };

const icons = { call: 'phone', message: 'message', visit: 'map-pin', mail: 'mail' } as const;
const ends = { kept: { icon: 'check', tone: 'green' }, broken: { icon: 'alert-triangle', tone: 'red' }, withdrawn: { icon: 'x', tone: '' } } as const;

/** Calls, promises and letters in one line of time, the latest first. */
export function collectionEvents({ contacts, promises, letters }: { contacts: ContactRow[]; promises: PromiseRow[]; letters: LetterRow[] }, place: Place): CollectionEvent[] {
  const events = [...contacts.map((contact) => contactEvent(contact, place)), ...promises.flatMap((promise) => promiseEvents(promise, place)), ...letters.map((letter) => letterEvent(letter, place.language))];
  return events.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

function contactEvent({ channel, note, nextOn, by, at }: ContactRow, place: Place): CollectionEvent {
  const next = nextOn === null ? '' : translate(place.language, 'collection.event.next', { day: formatDate(nextOn, place) });
  return { icon: icons[channel], tone: 'blue', who: by, text: translate(place.language, `collection.event.${channel}`), note: [note, next].filter(Boolean).join('\n'), at };
}

function promiseEvents({ status, amount, currency, dueOn, note, by, at, decidedAt, invoices }: PromiseRow, place: Place): CollectionEvent[] {
  const values = { amount: formatMoney(amount, currency), day: formatDate(dueOn, place) };
  const made: CollectionEvent = { icon: 'calendar-due', tone: 'amber', who: by, text: translate(place.language, 'collection.event.promised', values), note: [invoices, note].filter(Boolean).join('\n'), at };
  if (status === 'open' || decidedAt === null) return [made];
  return [made, { ...ends[status], text: translate(place.language, `collection.event.${status}`, values), at: decidedAt }];
}

function letterEvent({ number, level, amount, currency, sentAt }: LetterRow, language: Language): CollectionEvent {
  return { icon: 'send', tone: '', text: translate(language, 'collection.event.letter', { level, amount: formatMoney(amount, currency) }), link: number, href: `/admin/dunning/letters/${number}`, at: sentAt };
}
