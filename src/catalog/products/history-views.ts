import { type Language, translate } from '../../platform/i18n/i18n.js';
import type { Tone } from '../../platform/views/page-context.js';
import { formatMoney, formatPercent } from '../../platform/views/format.js';
import type { HistoryRow } from './product-page.queries.js';
import type { FactsChange, ProductFacts } from './product-facts.js';

const marks: Record<string, { icon: string; tone: Tone }> = {
  'catalog.product_created': { icon: 'plus', tone: 'green' },
  'catalog.product_changed': { icon: 'pencil', tone: 'blue' },
  'catalog.product_taken_out': { icon: 'ban', tone: 'red' },
  'catalog.product_put_back': { icon: 'check', tone: 'green' },
  'catalog.pictures_added': { icon: 'photo', tone: 'blue' },
  'catalog.picture_put_first': { icon: 'photo', tone: '' },
  'catalog.picture_removed': { icon: 'photo', tone: 'red' },
  'catalog.family_created': { icon: 'table', tone: 'green' },
  'catalog.family_changed': { icon: 'table', tone: 'blue' },
  'catalog.family_removed': { icon: 'table', tone: 'red' },
};

/** The acts a product's history tells. */
export const productActs = Object.keys(marks);

/** How facts are told: categories by their path, prices in the supplier's currency. */
export type Telling = { language: Language; currency: string; paths: Map<string, string> };

type Detail = Partial<FactsChange> & { reason?: string; names?: string[]; name?: string };

/** The history as a timeline, each act with what it changed. */
export function historyViews(rows: HistoryRow[], telling: Telling) {
  return rows.map(({ action, actorName, happenedAt, detail }) => ({
    ...marks[action], who: actorName, at: happenedAt, text: `catalog.history.${action.slice('catalog.'.length)}`, note: noteOf(action, JSON.parse(detail ?? '{}') as Detail, telling),
  }));
}

function noteOf(action: string, { before, after, reason, names, name }: Detail, telling: Telling): string | undefined {
  if (action === 'catalog.product_changed') return Object.keys(after ?? {}).map((field) => changeLine(field as keyof ProductFacts, before, after, telling)).join('\n');
  return reason || names?.join('\n') || name || undefined;
}

function changeLine(field: keyof ProductFacts, before: FactsChange['before'] = {}, after: FactsChange['after'] = {}, telling: Telling): string {
  const label = translate(telling.language, `catalog.field.${field}`);
  return translate(telling.language, 'catalog.history.change', { field: label, before: told(field, before[field], telling), after: told(field, after[field], telling) });
}

function told(field: keyof ProductFacts, value: string | number | null | undefined, { language, currency, paths }: Telling): string {
  if (value === null || value === undefined || value === '') return '—';
  if (field === 'categoryId') return paths.get(String(value)) ?? '—';
  if (field === 'status') return translate(language, `catalog.status.${value}`);
  if (field === 'taxRate') return formatPercent(value, 2);
  return field === 'retailPrice' ? formatMoney(value, currency) : String(value);
}
