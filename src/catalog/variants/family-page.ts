import type { Request } from 'express';
import { editionOf } from '../../platform/http/edition.js';
import { type Page, page } from '../../platform/http/page.js';
import { mostVariants } from './family.dto.js';
import type { StoredFamily } from './variants.queries.js';

const fewest = 8;
const step = 8;
const spare = 2;

/** The form of a family: its variants, what was sent of them, and room for more. */
export function familyPage({ formState }: Request, family?: StoredFamily): Page {
  const stored = family?.variants ?? [];
  const sent: unknown = formState?.values.variants;
  const count = Math.max(fewest, Array.isArray(sent) ? sent.length : stored.length + spare);
  const path = family ? `/admin/families/${encodeURIComponent(family.code)}` : '/admin/families';
  return page('admin/catalog/family', {
    family, edition: family && editionOf(family), path, action: family ? path : '/admin/families', moreAction: family ? `${path}/edit` : '/admin/families/new',
    rows: Array.from({ length: Math.min(mostVariants, count) }, (_, index) => ({ index, row: index + 1, variant: stored[index] })),
  });
}

/** The form with what was typed so far and further rows, nothing checked yet. */
export function withMoreRows(request: Request): void {
  const values = (request.body ?? {}) as Record<string, unknown>;
  const sent: unknown[] = Array.isArray(values.variants) ? values.variants : [];
  const variants = [...sent, ...Array.from({ length: step }, () => ({}))].slice(0, mostVariants);
  request.formState = { values: { ...values, variants } as unknown as Record<string, string>, errors: {}, summary: [], status: 200 };
}
