import type { Family } from '../../../catalog/products/listing.queries.js';
import { translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { formatMoney } from '../../../platform/views/format.js';
import { quantityField } from '../cart/cart-form.js';
import type { CheckedLine } from '../line-check.js';
import { type Look, stockWord, unitPriceOf, variantName } from './good-words.js';

export type Cell = { none: true } | { off: string } | { name: string; value: number | ''; label: string; note: string; bad: boolean };
export type MatrixView = {
  caption: string; corner: string;
  columns: { label: string; price?: string; currency: string }[];
  rows: { label: string; swatch?: string; cells: Cell[] }[];
};

/** A family's variants as a table of quantities, row axis by column axis, each axis in natural order. */
export function matrixOf(family: Family, lines: CheckedLine[], look: Look): MatrixView {
  const { language, currency } = look;
  const corner = nameIn(language, { nameZh: family.rowAxisZh, nameEn: family.rowAxisEn });
  const columnAxis = nameIn(language, { nameZh: family.columnAxisZh, nameEn: family.columnAxisEn });
  const columns = axis(lines.map(({ good }) => good.column ?? '')).map((label) => {
    const prices = new Set(lines.filter(({ good }) => good.column === label).map(({ good }) => unitPriceOf(good)));
    return { label, price: prices.size === 1 ? [...prices][0] : undefined, currency };
  });
  const rows = axis(lines.map((line) => rowOf(line, look))).map((label) => ({
    label, swatch: swatchOf(label),
    cells: columns.map((column) => cellOf(lines.find((line) => rowOf(line, look) === label && line.good.column === column.label), column.price === undefined, look)),
  }));
  const caption = translate(language, 'ordering.matrix.caption', { name: nameIn(language, family), rows: corner, columns: columnAxis });
  return { caption, corner, columns, rows };
}

function cellOf(line: CheckedLine | undefined, tellsPrice: boolean, { language, currency }: Look): Cell {
  if (!line) return { none: true };
  const { good, quantity, problem } = line;
  const price = unitPriceOf(good);
  if (price === undefined) return { off: translate(language, 'ordering.price.short') };
  const stock = translate(language, `ordering.stock.cell.${stockWord(good.available, good, language).tone || 'plenty'}`, { available: good.available });
  return {
    name: quantityField(good.id), value: quantity > 0 ? quantity : '', bad: quantity > 0 && problem !== undefined,
    label: translate(language, 'ordering.matrix.cell', { variant: variantName(good, language), unit: good.unit }),
    note: tellsPrice ? `${formatMoney(price, currency)} · ${stock}` : stock,
  };
}

const rowOf = ({ good }: CheckedLine, { language }: Look) => nameIn(language, { nameZh: good.rowZh ?? '', nameEn: good.rowEn ?? '' });

const natural = new Intl.Collator('zh-CN', { numeric: true });
const axis = (values: string[]) => [...new Set(values)].toSorted(natural.compare);

/** Colour temperatures carry a spot of their light. */
function swatchOf(label: string): string | undefined {
  const kelvin = Number(/^(\d{4})K/.exec(label)?.[1] ?? 0);
  if (kelvin === 0) return undefined;
  return kelvin < 3500 ? 'k30' : kelvin < 5000 ? 'k40' : 'k65';
}
