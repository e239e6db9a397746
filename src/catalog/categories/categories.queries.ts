import type { Reader } from '../../platform/database/database.js';

export type CategoryEntry = { id: string; parentId: string | null; nameZh: string; nameEn: string; position: number };

/** Every category, siblings in their order. */
export async function categoryEntries(reader: Reader): Promise<CategoryEntry[]> {
  return (await reader.query(`
    SELECT id, parent_id AS parentId, name_zh AS nameZh, name_en AS nameEn, position FROM categories ORDER BY position, id`)) as CategoryEntry[];
}

/** How many products stand in each category itself, in sale or not. */
export async function productsPerCategory(reader: Reader): Promise<Map<string, number>> {
  const rows = (await reader.query('SELECT category_id AS id, COUNT(*) AS products FROM products GROUP BY category_id')) as { id: string; products: string }[];
  return new Map(rows.map(({ id, products }) => [id, Number(products)]));
}
