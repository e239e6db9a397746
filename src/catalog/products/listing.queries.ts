import type { Reader } from '../../platform/database/database.js';
import { type Buyer, entryInRange, inRange } from '../assortments/range.js';
import { type AllocationRule, ruleOf } from '../supplies/allocation-rules.js';
import { type Supply, suppliesIn, suppliesOf } from '../supplies/promise.js';
import { wholeCode } from '../search/terms.js';

/** A product as the catalogue shows it to a buyer; `closed` is outside its range, `available` over all warehouses, `leadsFamily` on the one variant that stands for its family in lists. */
export type ListedProduct = {
  id: string; sku: string; nameZh: string; nameEn: string; specZh: string; specEn: string; categoryId: string; barcode: string | null;
  unit: string; packSize: number; minQuantity: number; taxRate: string; retailPrice: string | null; status: string; leadsFamily: number;
  family: Family | null; rowZh: string | null; rowEn: string | null; column: string | null; available: number; backOrder: number; waiting: number; supplies: Supply[]; rule: AllocationRule; imageId: string | null; closed: boolean;
};

/** Products that differ along two axes. */
export type Family = {
  id: string; code: string; nameZh: string; nameEn: string; specZh: string; specEn: string;
  rowAxisZh: string; rowAxisEn: string; columnAxisZh: string; columnAxisEn: string;
};

type Row = Omit<ListedProduct, 'family' | 'available' | 'waiting' | 'supplies' | 'closed'> & { closed: number } & { [Name in keyof Family as `family_${Name}`]: Family[Name] | null } & { available: string; waiting: string; supplies: string | Supply[] | null };

// what waits is spoken for: only what is left over is free
const waitingOf = '(SELECT COALESCE(SUM(b.pieces), 0) FROM back_orders b WHERE b.product_id = p.id AND b.pieces > 0)';

const columns = `
  p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.spec_zh AS specZh, p.spec_en AS specEn, p.category_id AS categoryId, p.barcode,
  p.unit, p.pack_size AS packSize, p.min_quantity AS minQuantity, p.tax_rate AS taxRate, p.retail_price AS retailPrice, p.status, p.leads_family AS leadsFamily,
  p.row_value_zh AS rowZh, p.row_value_en AS rowEn, p.column_value AS \`column\`,
  f.id AS family_id, f.code AS family_code, f.name_zh AS family_nameZh, f.name_en AS family_nameEn, f.spec_zh AS family_specZh, f.spec_en AS family_specEn,
  f.row_axis_zh AS family_rowAxisZh, f.row_axis_en AS family_rowAxisEn, f.column_axis_zh AS family_columnAxisZh, f.column_axis_en AS family_columnAxisEn,
  (SELECT COALESCE(SUM(GREATEST(s.on_hand - s.reserved, 0)), 0) FROM stock s WHERE s.product_id = p.id) AS available,
  p.back_order AS backOrder, ${waitingOf} AS waiting, IF(p.back_order, ${suppliesOf}, NULL) AS supplies, ${ruleOf} AS rule,
  (SELECT i.file_id FROM product_images i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS imageId`;

async function listed(reader: Reader, buyer: Buyer, ids: string, values: unknown[]): Promise<ListedProduct[]> {
  const [range, ...ofRange] = inRange(buyer);
  const rows = (await reader.query(`
    SELECT ${columns}, NOT ${range} AS closed FROM (${ids}) wanted JOIN products p ON p.id = wanted.id LEFT JOIN product_families f ON f.id = p.family_id ORDER BY p.id`, [...ofRange, ...values])) as Row[];
  return rows.map((row) => {
    const waiting = Number(row.waiting);
    return { ...row, available: Math.max(0, Number(row.available) - waiting), waiting, supplies: suppliesIn(row.supplies), closed: row.closed === 1, family: familyOf(row) };
  });
}

const withVariants = `
  SELECT id FROM products WHERE id IN (?) UNION
  SELECT v.id FROM products l JOIN products v ON v.family_id = l.family_id WHERE l.id IN (?)`;

const coded = `
  SELECT id FROM products WHERE sku = ? UNION
  SELECT v.id FROM products s JOIN products v ON v.family_id = s.family_id WHERE s.sku = ? UNION
  SELECT v.id FROM product_families f JOIN products v ON v.family_id = f.id WHERE f.code = ?`;

/** The leads with all variants of their families, and `others` just as they are. */
export async function listedProducts(reader: Reader, buyer: Buyer, leads: string[], others: string[]): Promise<ListedProduct[]> {
  const all = [...leads, ...others];
  return all.length === 0 ? [] : listed(reader, buyer, withVariants, [all, leads.length > 0 ? leads : [0]]);
}

/** What a page address names by SKU or family code, with its variants, and `others`. */
export function listedByCode(reader: Reader, buyer: Buyer, code: string, others: string[]): Promise<ListedProduct[]> {
  return listed(reader, buyer, `${coded} UNION SELECT id FROM products WHERE id IN (?)`, [code, code, code, others.length > 0 ? others : [0]]);
}

function familyOf(row: Row): Family | null {
  if (row.family_id === null) return null;
  const names = Object.entries(row).filter(([name]) => name.startsWith('family_'));
  return Object.fromEntries(names.map(([name, value]) => [name.slice('family_'.length), value])) as Family;
}

/** A code that stands for a product: its SKU, its barcode, its family's code (then one row a variant), or a SKU or barcode but for separators and look-alike signs. */
export type CodeMatch = { by: 'sku' | 'barcode' | 'family' | 'alike'; code: string; productId: string; sku: string };

const matches = `
  SELECT 'sku' AS \`by\`, sku AS code, id AS productId, sku FROM products WHERE sku IN (?) UNION ALL
  SELECT 'barcode', barcode, id, sku FROM products WHERE barcode IN (?) UNION ALL
  SELECT 'family', f.code, p.id, p.sku FROM product_families f JOIN products p ON p.family_id = f.id WHERE f.code IN (?) AND p.status = 'active' UNION ALL
  SELECT 'alike', t.term, p.id, p.sku FROM product_terms t JOIN products p ON p.id = t.product_id WHERE t.term IN (?)`;

export async function matchCodes(reader: Reader, codes: string[]): Promise<CodeMatch[]> {
  return codes.length === 0 ? [] : ((await reader.query(matches, [codes, codes, codes, codes.map(wholeCode)])) as CodeMatch[]);
}

/** What a code names: exactly, or else what looks alike. */
export function matchesOf(code: string, matches: CodeMatch[]): CodeMatch[] {
  const same = matches.filter((match) => match.by !== 'alike' && match.code.toUpperCase() === code.toUpperCase());
  return same.length > 0 ? same : matches.filter((match) => match.by === 'alike' && match.code === wholeCode(code));
}

export type CategoryRow = { id: string; parentId: string | null; nameZh: string; nameEn: string; products: number };

/** Every category in its order, with how many entries of the buyer's catalogue stand in it itself. */
export async function categoryRows(reader: Reader, buyer: Buyer): Promise<CategoryRow[]> {
  const [range, ...values] = entryInRange(buyer);
  const rows = (await reader.query(`
    SELECT c.id, c.parent_id AS parentId, c.name_zh AS nameZh, c.name_en AS nameEn, COALESCE(n.products, 0) AS products
    FROM categories c LEFT JOIN (
      SELECT p.category_id, COUNT(*) AS products FROM products p WHERE p.leads_family = 1 AND p.status = 'active' AND ${range} GROUP BY p.category_id
    ) n ON n.category_id = c.id ORDER BY c.position, c.id`, values)) as (Omit<CategoryRow, 'products'> & { products: string })[];
  return rows.map((row) => ({ ...row, products: Number(row.products) }));
}
