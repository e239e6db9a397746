import type { Language } from '../../platform/i18n/i18n.js';
import { formatDate, formatMoney } from '../../platform/views/format.js';

/** What a letter's text may name, in braces. */
export const placeholders = ['partner', 'supplier', 'amount', 'count', 'days', 'date'] as const;

export type LetterFacts = { partner: string; supplier: string; amount: string; currency: string; count: number; days: number; date: string };

/** The names in a text that no letter knows. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).filter((name) => !(placeholders as readonly string[]).includes(name));
}

/** A text with its names filled in. */
export function letterText(text: string, { partner, supplier, amount, currency, count, days, date }: LetterFacts, language: Language): string {
  const values: Record<(typeof placeholders)[number], string> = {
    partner, supplier, amount: formatMoney(amount, currency), count: String(count), days: String(days), date: formatDate(date, { language, timeZone: 'UTC' }),
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as keyof typeof values] : whole));
}
