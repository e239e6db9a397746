import { type Language, translate } from '../../platform/i18n/i18n.js';
import { formatDate } from '../../platform/views/format.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { Choice, DeskChoices } from './desk-choices.queries.js';
import type { OrdersFilter } from './order-filter.dto.js';

export type Chip = { label: string; href: string };

/** What a list is narrowed by, each with the address that drops it. */
export function filterChips(address: string, filter: OrdersFilter, { tiers, territories }: DeskChoices, language: Language): Chip[] {
  const named = (choices: Choice[], code: string) => choices.find(({ value }) => value === code)?.label ?? code;
  const day = (value: string) => formatDate(value, { language, timeZone: 'UTC' });
  const chip = (name: keyof OrdersFilter, words: (value: string) => string): Chip[] => {
    const value = filter[name];
    if (value === undefined) return [];
    const label = translate(language, `orders.chip.${name}`, { value: words(String(value)) });
    return [{ label, href: pageHref(address, { [name]: '', after: '', before: '' }) }];
  };
  return [
    ...chip('q', (value) => value), ...chip('partner', (value) => value),
    ...chip('territory', (value) => named(territories, value)), ...chip('tier', (value) => named(tiers, value)),
    ...chip('from', day), ...chip('to', day), ...chip('discrepancy', () => ''),
  ];
}
