import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { VariantRow } from './variants.queries.js';

export type Matrix = { columns: string[]; rows: { label: string; cells: (VariantRow | undefined)[] }[] };

const natural = new Intl.Collator('zh-CN', { numeric: true });
const axis = (values: string[]) => [...new Set(values)].toSorted(natural.compare);

/** Variants by row and column, each axis in natural order; a cell that is not made is undefined. */
export function variantMatrix(variants: VariantRow[], language: Language): Matrix {
  const rowOf = ({ rowZh, rowEn }: VariantRow) => nameIn(language, { nameZh: rowZh, nameEn: rowEn });
  const columns = axis(variants.map(({ column }) => column));
  const rows = axis(variants.map(rowOf)).map((label) => ({
    label, cells: columns.map((column) => variants.find((variant) => rowOf(variant) === label && variant.column === column)),
  }));
  return { columns, rows };
}
