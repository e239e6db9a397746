import { findBy } from '../../platform/database/by-code.js';
import type { Reader } from '../../platform/database/database.js';
import { availableOf } from '../stock/available.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, containing } from '../../platform/http/list-filter.js';
import type { ProductStatus } from '../products/product.entity.js';
import type { FamilyNames, Variant } from './family-draft.js';

export type FamilyHead = FamilyNames & { id: string; code: string };

/** A variant and where it stands in its family's matrix. */
export type VariantRow = { id: string; sku: string; nameZh: string; nameEn: string; status: ProductStatus; rowZh: string; rowEn: string; column: string; leads: number; available: string };

const columns = `
  f.id, f.code, f.name_zh AS nameZh, f.name_en AS nameEn, f.spec_zh AS specZh, f.spec_en AS specEn,
  f.row_axis_zh AS rowAxisZh, f.row_axis_en AS rowAxisEn, f.column_axis_zh AS columnAxisZh, f.column_axis_en AS columnAxisEn`;

export async function familyByCode(reader: Reader, code: string): Promise<FamilyHead | undefined> {
  const [row] = (await reader.query(`SELECT ${columns} FROM product_families f WHERE f.code = ?`, [code])) as FamilyHead[];
  return row;
}

/** Those of the codes that are families', as `sameKey` reads them. */
export async function familyCodesAmong(reader: Reader, codes: string[]): Promise<Set<string>> {
  return new Set((await findBy<{ code: string }>(reader, 'code', 'SELECT code FROM product_families WHERE code IN (?)', codes)).keys());
}

export type StoredFamily = FamilyHead & { variants: Variant[] };

/** A family as its form has it; undefined when there is none of that code. */
export async function storedFamily(reader: Reader, code: string): Promise<StoredFamily | undefined> {
  const family = await familyByCode(reader, code);
  if (!family) return undefined;
  const variants = await variantsOf(reader, family.id);
  return { ...family, variants: variants.map(({ sku, rowZh, rowEn, column }) => ({ sku, rowZh, rowEn, column })) };
}

/** A family's variants, its lead first. */
export function variantsOf(reader: Reader, familyId: string): Promise<VariantRow[]> {
  return reader.query(`
    SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.status, COALESCE(p.row_value_zh, '') AS rowZh, COALESCE(p.row_value_en, '') AS rowEn,
      COALESCE(p.column_value, '') AS \`column\`, p.leads_family AS leads,
      ${availableOf('p.id')} AS available
    FROM products p WHERE p.family_id = ? ORDER BY p.leads_family DESC, p.id`, [familyId]) as Promise<VariantRow[]>;
}

export type FamilyRow = FamilyHead & { variants: string; leadSku: string | null };

const pageSize = 20;

/** Families, the latest first. */
export async function familiesWanted(reader: Reader, { q, ...cursor }: { q?: string; after?: string; before?: string }): Promise<KeysetPage<FamilyRow> & { previous?: string }> {
  const turn = keysetTurn('f.id', cursor);
  const like = containing(q ?? '');
  const { sql, values } = allOf([q ? ['(f.code LIKE ? OR f.name_zh LIKE ? OR f.name_en LIKE ?)', like, like, like] : undefined, [turn.where, turn.value]]);
  const rows = await reader.query(`
    SELECT ${columns}, (SELECT COUNT(*) FROM products p WHERE p.family_id = f.id) AS variants,
      (SELECT MIN(p.sku) FROM products p WHERE p.family_id = f.id AND p.leads_family = 1) AS leadSku
    FROM product_families f WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(rows as FamilyRow[], cursor, pageSize);
}
