import type { FieldError } from '../../platform/http/errors.js';

export type FamilyNames = {
  nameZh: string; nameEn: string; specZh: string; specEn: string; rowAxisZh: string; rowAxisEn: string; columnAxisZh: string; columnAxisEn: string;
};

/** A product and its cell in the family's matrix. */
export type Variant = { sku: string; rowZh: string; rowEn: string; column: string };

export type FamilyDraft = FamilyNames & { variants: Variant[] };

/** A product named in a draft, and the family it is in already. */
export type Member = { id: string; sku: string; familyId: string | null; familyCode: string | null };

export const isBlank = ({ sku, rowZh, rowEn, column }: Variant) => [sku, rowZh, rowEn, column].every((word) => word === '');

/** What is wrong with a draft's variants, by row; blank rows count for nothing. `members` are known by SKU in upper case, `familyId` is the family being changed. */
export function variantFaults(variants: Variant[], members: ReadonlyMap<string, Member>, familyId?: string): FieldError[] {
  if (variants.every(isBlank)) return [{ field: 'variants.0.sku', key: 'catalog.errors.no_variants' }];
  const [skus, cells] = [new Map<string, number>(), new Map<string, number>()];
  return variants.flatMap((variant, index) => {
    if (isBlank(variant)) return [];
    const first = firstAt(skus, variant.sku.toUpperCase(), index);
    const before = firstAt(cells, `${variant.rowZh}\n${variant.column}`.toUpperCase(), index);
    const at = (name: string, code: string, values: Record<string, unknown>): FieldError => ({ field: `variants.${index}.${name}`, key: `catalog.errors.${code}`, values });
    const member = members.get(variant.sku.toUpperCase());
    if (!member) return [at('sku', 'unknown_sku', { sku: variant.sku })];
    if (first !== index) return [at('sku', 'variant_repeated', { sku: variant.sku, row: first + 1 })];
    if (member.familyId !== null && member.familyId !== familyId) return [at('sku', 'in_other_family', { sku: member.sku, family: member.familyCode })];
    return before === index ? [] : [at('column', 'cell_taken', { row: before + 1 })];
  });
}

/** Where a word stood first. */
function firstAt(seen: Map<string, number>, word: string, index: number): number {
  if (!seen.has(word)) seen.set(word, index);
  return seen.get(word) ?? index;
}
