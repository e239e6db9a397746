import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import { Invalid } from '../../platform/http/errors.js';
import { keepTerms } from '../search/keep-terms.js';
import { isBlank, type Member, type Variant, variantFaults } from './family-draft.js';
import { settleLead } from './settle-lead.js';

/** The products a draft names, by SKU in upper case, locked until the transaction ends. Throws Invalid with all that is wrong, by row. */
export async function membersOf(tx: EntityManager, variants: Variant[], familyId?: string): Promise<Map<string, Member>> {
  const skus = variants.map(({ sku }) => sku).filter((sku) => sku !== '');
  const rows = skus.length === 0 ? [] : await tx.query<Member[]>(`
    SELECT p.id, p.sku, p.family_id AS familyId, f.code AS familyCode FROM products p LEFT JOIN product_families f ON f.id = p.family_id
    WHERE p.sku IN (?) ORDER BY p.id FOR UPDATE`, [skus]);
  const members = new Map(rows.map((member) => [member.sku.toUpperCase(), member]));
  const faults = variantFaults(variants, members, familyId);
  if (faults.length > 0) throw new Invalid(faults);
  return members;
}

/** Gives each variant its cell; the first one in sale stands for the family in lists. */
export async function seat(tx: EntityManager, familyId: string, variants: Variant[], members: ReadonlyMap<string, Member>): Promise<void> {
  const seated = variants.filter((variant) => !isBlank(variant));
  for (const [index, { sku, rowZh, rowEn, column }] of seated.entries()) {
    await affected(tx, 'UPDATE products SET family_id = ?, row_value_zh = ?, row_value_en = ?, column_value = ?, leads_family = ? WHERE id = ?',
      [familyId, rowZh, rowEn || rowZh, column, index === 0, members.get(sku.toUpperCase())?.id]);
  }
  await keepTerms(tx, seated.flatMap(({ sku }) => members.get(sku.toUpperCase())?.id ?? []));
  await settleLead(tx, familyId);
}

/** Makes all variants of a family but `kept` single products again. */
export async function release(tx: EntityManager, familyId: string, kept: string[] = []): Promise<void> {
  const left = await tx.query<{ id: string }[]>('SELECT id FROM products WHERE family_id = ? AND id NOT IN (?) ORDER BY id FOR UPDATE', [familyId, kept.length > 0 ? kept : ['0']]);
  if (left.length === 0) return;
  const ids = left.map(({ id }) => id);
  await affected(tx, 'UPDATE products SET family_id = NULL, row_value_zh = NULL, row_value_en = NULL, column_value = NULL, leads_family = 1 WHERE id IN (?)', [ids]);
  await keepTerms(tx, ids);
}
