import type { Language, TextValues } from '../i18n/i18n.js';
import { hasText, translate } from '../i18n/i18n.js';
import { formatAgo, formatDate, formatDay, formatNumber, formatPercent, formatTime, formatWait, moneyParts } from './format.js';
import type { Call } from './helper.js';
import { escape, html, isHtml } from './helper.js';
import { pageHref, sheetHref } from './page-href.js';
import { toneOf } from './tones.js';

type Moment = string | Date | null | undefined;
const nothing = '—';
const isMissing = (value: unknown) => value === null || value === undefined || value === '';

/** A text whose values may be HTML (`amount=(money …)`): only then is the result HTML. */
function text(language: Language, key: string, values: Record<string, unknown>) {
  const parts = Object.entries(values).filter(([, value]) => isHtml(value));
  if (parts.length === 0) return translate(language, key, values as TextValues);
  const marks = Object.fromEntries(parts.map(([name], index) => [name, `\uE000${index}\uE000`]));
  const written = escape(translate(language, key, { ...(values as TextValues), ...marks }));
  return html(written.replace(/\uE000(\d+)\uE000/g, (_, index: string) => String(parts[Number(index)]?.[1])));
}

function waited(since: Moment, call: Call) {
  if (isMissing(since)) return nothing;
  const { now, language } = call.data.page;
  const minutes = (now.getTime() - new Date(since as string).getTime()) / 60_000;
  const isLate = call.hash.hours !== undefined && minutes > Number(call.hash.hours) * 60;
  return html(`<span class="age${isLate ? ' red' : ''}">${escape(formatWait(minutes, language))}</span>`);
}

export const textHelpers = {
  t: (key: string, { hash, data }: Call) => text(data.page.language, key, hash),
  /** A key is translated, any other text stays as it is. */
  text: (word: unknown, { data }: Call) => (typeof word === 'string' && hasText(word) ? translate(data.page.language, word) : word),
  money(amount: string | number | null, currency: string) {
    if (isMissing(amount)) return nothing;
    const { minus, symbol, digits } = moneyParts(amount as string, currency);
    return html(`<span class="money">${minus}<i>${escape(symbol)}</i>${escape(digits)}</span>`);
  },
  number: (value: unknown, { hash }: Call) => (isMissing(value) ? nothing : formatNumber(value as string, hash.decimals as number | undefined)),
  percent: (value: unknown, { hash }: Call) => (isMissing(value) ? nothing : formatPercent(value as string, hash.decimals as number | undefined)),
  date: (value: Moment, { data }: Call) => (isMissing(value) ? nothing : formatDate(value as string, data.page)),
  day: (value: Moment, { data }: Call) => (isMissing(value) ? nothing : formatDay(value as string, data.page)),
  time: (value: Moment, { data }: Call) => (isMissing(value) ? nothing : formatTime(value as string, data.page)),
  datetime: (value: Moment, { data }: Call) =>
    isMissing(value) ? nothing : `${formatDate(value as string, data.page)} ${formatTime(value as string, data.page)}`,
  ago: (value: Moment, { data }: Call) => (isMissing(value) ? nothing : formatAgo(value as string, data.page.now, data.page)),
  iso: (value: Moment) => (value instanceof Date ? value.toISOString() : value),
  waited,
  i: (name: string | undefined, { hash, data }: Call) =>
    name && html(`<svg class="i${hash.c ? ` ${escape(hash.c as string)}` : ''}" aria-hidden="true"><use href="${escape(data.page.assets('icons.svg'))}#${escape(name)}"/></svg>`),
  initial: (name: string) => [...name][0],
  asset: (name: string, { data }: Call) => data.page.assets(name),
  /** State as a pill; its text stands under `<prefix>.<state>`. */
  pill(prefix: string, state: string, { hash, data }: Call) {
    const tone = (hash.tone as string | undefined) ?? toneOf(state);
    return html(`<span class="pill${tone ? ` ${escape(tone)}` : ''}">${escape(translate(data.page.language, `${prefix}.${state}`))}</span>`);
  },
  /** This page's address with some query values replaced; an empty one is dropped. */
  query: ({ hash, data }: Call) => pageHref(data.page.path, hash),
  /** Where this list (or that `of` an address) is had as a file, narrowed as it is here. */
  sheet: (file: string, { hash, data }: Call) => sheetHref((hash.of as string | undefined) ?? data.page.path, file),
  /** Names the page in the browser; `page-head` does it by itself. */
  title(word: string, { data }: Call) {
    data.head.title = typeof word === 'string' && hasText(word) ? translate(data.page.language, word) : word;
  },
};
