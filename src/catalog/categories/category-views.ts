import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { CategoryEntry } from './categories.queries.js';
import { branchOf, inTreeOrder } from './category-tree.js';

export type Choice = { value: string; label: string };

// deeper levels look alike, so that names keep their room
const deepest = 4;

/** The names from the top down to a category, in the reader's language; empty for one that is not there. */
export function categoryPaths(entries: CategoryEntry[], language: Language): Map<string, string> {
  return new Map(inTreeOrder(entries).map(({ id, path }) => [id, path.map((step) => nameIn(language, step)).join(' / ')]));
}

/** Categories to choose from, in the tree's order; without the branch of `except`. */
export function categoryChoices(entries: CategoryEntry[], language: Language, except?: string): Choice[] {
  const left = new Set(except === undefined ? [] : branchOf(entries, except));
  return [...categoryPaths(entries, language)].filter(([id]) => !left.has(id)).map(([value, label]) => ({ value, label }));
}

/** The tree as rows of a table; `total` counts what stands below too. */
export function categoryRows(entries: CategoryEntry[], products: Map<string, number>, language: Language) {
  const placed = inTreeOrder(entries);
  return placed.map(({ path, ...entry }) => {
    const inside = placed.filter((other) => other.path.some(({ id }) => id === entry.id));
    const name = nameIn(language, entry);
    return {
      ...entry, name, otherName: [entry.nameZh, entry.nameEn].find((other) => other !== name) ?? '', level: Math.min(path.length, deepest),
      own: products.get(entry.id) ?? 0, total: inside.reduce((sum, { id }) => sum + (products.get(id) ?? 0), 0), isEmpty: inside.length === 1 && !products.get(entry.id),
    };
  });
}
