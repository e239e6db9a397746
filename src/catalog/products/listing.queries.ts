import type { Reader } from '../../platform/database/database.js';
import { type Buyer, entryInRange, inRange } from '../assortments/range.js';
import { freeOf, waitingOf } from '../stock/available.js';
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

type Row = Omit<ListedProduct, 'family' | 'available' | 'waiting' | 'supplies' | 'closed'> & { closed: number } & { [Name in keyof Family as `family_${Name}`]: Family[Name] | null } & { free: string; waiting: string; supplies: string | Supply[] | null };

const columns = `
  p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.spec_zh AS specZh, p.spec_en AS specEn, p.category_id AS categoryId, p.barcode,
  p.unit, p.pack_size AS packSize, p.min_quantity AS minQuantity, p.tax_rate AS taxRate, p.retail_price AS retailPrice, p.status, p.leads_family AS leadsFamily,
  p.row_value_zh AS rowZh, p.row_value_en AS rowEn, p.column_value AS \`column\`,
  f.id AS family_id, f.code AS family_code, f.name_zh AS family_nameZh, f.name_en AS family_nameEn, f.spec_zh AS family_specZh, f.spec_en AS family_specEn,
  f.row_axis_zh AS family_rowAxisZh, f.row_axis_en AS family_rowAxisEn, f.column_axis_zh AS family_columnAxisZh, f.column_axis_en AS family_columnAxisEn,
  ${freeOf('p.id')} AS free,
  p.back_order AS backOrder, ${waitingOf('p.id')} AS waiting, IF(p.back_order, ${suppliesOf}, NULL) AS supplies, ${ruleOf} AS rule,
  (SELECT i.file_id FROM product_images i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS imageId`;

async function listed(reader: Reader, buyer: Buyer, ids: string, values: unknown[]): Promise<ListedProduct[]> {
  const [range, ...ofRange] = inRange(buyer);
  const rows = (await reader.query(`
    SELECT ${columns}, NOT ${range} AS closed FROM (${ids}) wanted JOIN products p ON p.id = wanted.id LEFT JOIN product_families f ON f.id = p.family_id ORDER BY p.id`, [...ofRange, ...values])) as Row[];
  const familyOf = families();
  return rows.map((row) => {
    const waiting = Number(row.waiting);
    return { ...row, available: Math.max(0, Number(row.free) - waiting), waiting, supplies: suppliesIn(row.supplies), closed: row.closed === 1, family: familyOf(row) };
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
  if (all.length === 0) return [];
  return leads.length === 0 ? listed(reader, buyer, 'SELECT id FROM products WHERE id IN (?)', [others]) : listed(reader, buyer, withVariants, [all, leads]);
}

/** What a page address names by SKU or family code, with its variants, and `others`. */
export function listedByCode(reader: Reader, buyer: Buyer, code: string, others: string[]): Promise<ListedProduct[]> {
  return listed(reader, buyer, `${coded} UNION SELECT id FROM products WHERE id IN (?)`, [code, code, code, others.length > 0 ? others : [0]]);
}

/** Reads a row's family, once for all its variants. */
function families(): (row: Row) => Family | null {
  const found = new Map<string, Family>();
  return (row) => {
    if (row.family_id === null) return null;
    const family = found.get(row.family_id) ?? {
      id: row.family_id, code: row.family_code, nameZh: row.family_nameZh, nameEn: row.family_nameEn, specZh: row.family_specZh, specEn: row.family_specEn,
      rowAxisZh: row.family_rowAxisZh, rowAxisEn: row.family_rowAxisEn, columnAxisZh: row.family_columnAxisZh, columnAxisEn: row.family_columnAxisEn,
    } as Family;
    found.set(family.id, family);
    return family;
  };
}

/** A code that stands for a product: its SKU, its barcode, its family's code (then one row a variant), or a SKU or barcode but for separators and look-alike signs. */
export type CodeMatch = { by: 'sku' | 'barcode' | 'family' | 'alike'; code: string; productId: string; sku: string };

const exactly = `
  SELECT 'sku' AS \`by\`, sku AS code, id AS productId, sku FROM products WHERE sku IN (?) UNION ALL
  SELECT 'barcode', barcode, id, sku FROM products WHERE barcode IN (?) UNION ALL
  SELECT 'family', f.code, p.id, p.sku FROM product_families f JOIN products p ON p.family_id = f.id WHERE f.code IN (?) AND p.status = 'active'`;

const alike = "SELECT 'alike' AS `by`, t.term AS code, p.id AS productId, p.sku FROM product_terms t JOIN products p ON p.id = t.product_id WHERE t.term IN (?)";

/** What each code names, by the code as it was written: exactly, or else what looks alike. */
export type NamedByCode = ReadonlyMap<string, CodeMatch[]>;

export async function matchCodes(reader: Reader, codes: string[]): Promise<NamedByCode> {
  const same = codes.length === 0 ? [] : ((await reader.query(exactly, [codes, codes, codes])) as CodeMatch[]);
  const named = Map.groupBy(same, ({ code }) => code.toUpperCase());
  const others = codes.filter((code) => !named.has(code.toUpperCase()));
  const similar = others.length === 0 ? [] : ((await reader.query(alike, [others.map(wholeCode)])) as CodeMatch[]);
  const looksLike = Map.groupBy(similar, ({ code }) => code);
  return new Map(codes.flatMap((code) => {
    const found = named.get(code.toUpperCase()) ?? looksLike.get(wholeCode(code));
    return found ? [[code, found]] : [];
  }));
}

/** Every product that any of the codes names. */
export const idsNamed = (named: NamedByCode) => [...new Set([...named.values()].flatMap((matches) => matches.map(({ productId }) => productId)))];

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
