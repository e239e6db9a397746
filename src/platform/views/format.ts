import type { Language } from '../i18n/i18n.js';
import { dayIn } from '../clock/days.js';
import { translate } from '../i18n/i18n.js';
import { perName } from '../i18n/per-name.js';

export interface Place {
  language: Language;
  timeZone: string;
}

const signOf = perName((currency) => {
  const format = new Intl.NumberFormat('zh-CN', { style: 'currency', currency });
  return { symbol: format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency, places: format.resolvedOptions().maximumFractionDigits ?? 2 };
});
const decimalsOf = perName((decimals) => new Intl.NumberFormat('en', decimals === '' ? { maximumFractionDigits: 4 } : { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) }));
const timeIn = perName((timeZone) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }));
const englishDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Digits of an amount as the ledger gives it (`"-1234.5000"`), in the currency's own decimals; more only where they are not zero. */
export function moneyParts(amount: string | number, currency: string) {
  const { symbol, places } = signOf(currency);
  const [whole = '0', decimals = ''] = String(amount).replace('-', '').split('.');
  const shown = decimals.replace(/0+$/, '').padEnd(places, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return { minus: String(amount).startsWith('-') ? '−' : '', symbol, digits: shown ? `${grouped}.${shown}` : grouped };
}

/** `−¥1,234.50` as plain text. */
export function formatMoney(amount: string | number, currency: string): string {
  const { minus, symbol, digits } = moneyParts(amount, currency);
  return `${minus}${symbol}${digits}`;
}

export function formatNumber(value: string | number, decimals?: number): string {
  return decimalsOf(String(decimals ?? '')).format(Number(value)).replace('-', '−');
}

/** A fraction (`0.843`) as `84.3%`. */
export function formatPercent(fraction: string | number, decimals = 1): string {
  return `${formatNumber(Math.round(Number(fraction) * 1e6) / 1e4, Number.isInteger(Math.round(Number(fraction) * 1e6) / 1e4) ? 0 : decimals)}%`;
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** A business day (`2026-11-24`) or the day of an instant in the place's zone. */
export function formatDate(value: string | Date, place: Place): string {
  const day = isDay(value) ? value : dayIn(place.timeZone, new Date(value));
  if (place.language === 'zh-CN') return day;
  return englishDay.format(new Date(day));
}

export function formatTime(value: string | Date, place: Place): string {
  return timeIn(place.timeZone).format(new Date(value));
}

/** The day in words with its weekday: `11 月 24 日 星期二`. */
export function formatDay(value: string | Date, place: Place): string {
  const instant = new Date(value);
  const timeZone = isDay(value) ? 'UTC' : place.timeZone;
  if (place.language === 'en') return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(instant);
  const parts = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', day: 'numeric', month: 'numeric', timeZone }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('month')} 月 ${part('day')} 日 ${part('weekday')}`;
}

/** `刚刚`, `8 分钟前`, `今天 09:32`, `昨天 17:46`, then the date. */
export function formatAgo(value: string | Date, now: Date, place: Place): string {
  const instant = new Date(value);
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return translate(place.language, 'common.time.now');
  if (minutes > 0 && minutes < 60) return translate(place.language, 'common.time.minutesAgo', { count: minutes });
  const time = formatTime(instant, place);
  const day = dayIn(place.timeZone, instant);
  if (day === dayIn(place.timeZone, now)) return translate(place.language, 'common.time.today', { time });
  if (day === dayIn(place.timeZone, new Date(now.getTime() - 86_400_000))) return translate(place.language, 'common.time.yesterday', { time });
  return `${formatDate(instant, place)} ${time}`;
}

/** How long something has waited: `8 分钟`, `1 小时 35 分`, `3 天`. */
export function formatWait(minutes: number, language: Language): string {
  if (minutes < 60) return translate(language, 'common.time.minutes', { count: Math.max(0, Math.floor(minutes)) });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return translate(language, 'common.time.hours', { hours, minutes: Math.floor(minutes % 60) });
  return translate(language, 'common.time.days', { count: Math.floor(hours / 24) });
}
