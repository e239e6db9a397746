import type { Cells } from './cells.js';
import type { RowShape } from './read-rows.js';

export type ProductRow = {
  line: number; sku: string; category: string[] | undefined; basePrice: string | undefined;
  given: {
    name_zh: string | undefined; name_en: string | undefined; unit: string | undefined; pack_size: number | undefined; min_quantity: number | undefined;
    tax_rate: string | undefined; status: string | undefined; back_order: number | undefined;
  };
};

const columns = ['sku', 'name_zh', 'name_en', 'category', 'unit', 'pack_size', 'min_quantity', 'base_price', 'tax_rate', 'status', 'back_order'];

export const productRows: RowShape<ProductRow> = {
  columns: { known: columns, needed: ['sku'] },
  keyOf: ({ sku }) => [sku],
  read: (cells) => ({
    line: cells.line,
    sku: cells.needed('sku', 60),
    category: categoryIn(cells),
    basePrice: cells.decimal('base_price', 4),
    given: {
      name_zh: cells.text('name_zh', 200),
      name_en: cells.text('name_en', 200),
      unit: cells.text('unit', 20),
      pack_size: cells.integer('pack_size', 1),
      min_quantity: cells.integer('min_quantity', 1),
      tax_rate: cells.decimal('tax_rate', 4, 1),
      status: cells.oneOf('status', ['active', 'inactive']),
      back_order: cells.yesNo('back_order'),
    },
  }),
};

// `Lighting > Downlights` is a category within another
function categoryIn(cells: Cells): string[] | undefined {
  const path = cells.text('category', 1000)?.split('>').map((name) => name.trim());
  if (path?.some((name) => name === '')) return cells.wrong('category', 'category_path');
  if (path?.some((name) => name.length > 120)) return cells.wrong('category', 'too_long', { max: 120 });
  return path;
}
