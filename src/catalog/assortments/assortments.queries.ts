import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, containing, type ListFilter } from '../../platform/http/list-filter.js';
import type { StartsFrom } from './assortment.entity.js';

export type AssortmentHead = { id: string; code: string; nameZh: string; nameEn: string; startsFrom: StartsFrom; version: number; changedByName: string; changedAt: Date };
export type AssortmentRow = AssortmentHead & { categories: string; products: string; partners: string };

/** What an assortment is given to. */
export type HolderKind = 'partner' | 'tier' | 'territory';
export type Holder = { assortmentId: string; kind: HolderKind; code: string; nameZh: string; nameEn: string };

const pageSize = 20;

const head = 'a.id, a.code, a.name_zh AS nameZh, a.name_en AS nameEn, a.starts_from AS startsFrom, a.version, a.changed_by_name AS changedByName, a.changed_at AS changedAt';

const counted = `
  ${head}, (SELECT COUNT(*) FROM assortment_categories c WHERE c.assortment_id = a.id) AS categories, (SELECT COUNT(*) FROM assortment_products x WHERE x.assortment_id = a.id) AS products,
  (SELECT COUNT(g.partner_id) FROM assortment_grants g WHERE g.assortment_id = a.id) AS partners`;

/** Assortments, the latest first; `only` narrows them to these. */
export async function assortmentsWanted(reader: Reader, { q, ...cursor }: ListFilter, only?: string[]): Promise<KeysetPage<AssortmentRow> & { previous?: string }> {
  const turn = keysetTurn('a.id', cursor);
  const like = containing(q ?? '');
  const { sql, values } = allOf([
    q ? ['(a.code LIKE ? OR a.name_zh LIKE ? OR a.name_en LIKE ?)', like, like, like] : undefined, only && ['a.id IN (?)', only.length > 0 ? only : ['0']], [turn.where, turn.value],
  ]);
  return turnedPage((await reader.query(`SELECT ${counted} FROM assortments a WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as AssortmentRow[], cursor, pageSize);
}

export async function assortmentByCode(reader: Reader, code: string): Promise<AssortmentHead | undefined> {
  const [row] = (await reader.query(`SELECT ${head} FROM assortments a WHERE a.code = ?`, [code])) as AssortmentHead[];
  return row;
}

const ofKind = (kind: HolderKind, table: string) => `
  SELECT g.assortment_id AS assortmentId, '${kind}' AS kind, h.code, h.name_zh AS nameZh, h.name_en AS nameEn FROM assortment_grants g JOIN ${table} h ON h.id = g.${kind}_id WHERE g.assortment_id IN (?)`;

/** The tiers and territories that assortments are given to. */
export async function placesGiven(reader: Reader, ids: string[]): Promise<Holder[]> {
  if (ids.length === 0) return [];
  return (await reader.query(`${ofKind('tier', 'tiers')} UNION ALL ${ofKind('territory', 'territories')}`, [ids, ids])) as Holder[];
}

/** The partners an assortment is given to themselves, by code. */
export function partnersGiven(reader: Reader, id: string, most: number): Promise<Holder[]> {
  return reader.query(`${ofKind('partner', 'partners')} ORDER BY h.code LIMIT ?`, [[id], most]) as Promise<Holder[]>;
}

export type NamedProduct = { id: string; sku: string; nameZh: string; nameEn: string };

export async function categoriesNamed(reader: Reader, id: string): Promise<string[]> {
  return ((await reader.query('SELECT category_id AS id FROM assortment_categories WHERE assortment_id = ? ORDER BY category_id', [id])) as { id: string }[]).map((row) => row.id);
}

/** The single products an assortment names, by SKU. */
export function productsNamed(reader: Reader, id: string, most: number): Promise<NamedProduct[]> {
  return reader.query(`
    SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn FROM assortment_products x JOIN products p ON p.id = x.product_id WHERE x.assortment_id = ? ORDER BY p.sku LIMIT ?`, [id, most]) as Promise<NamedProduct[]>;
}

/** A way an assortment comes to a partner: given to itself, or to the tier or territory of that name. */
export type Way = { id: string; kind: HolderKind; nameZh: string; nameEn: string };

const way = (kind: HolderKind, table: string, held: string) => `
  SELECT g.assortment_id AS id, '${kind}' AS kind, h.name_zh AS nameZh, h.name_en AS nameEn FROM partners p JOIN ${table} h ON h.id = p.${held} JOIN assortment_grants g ON g.${kind}_id = h.id WHERE p.id = ?`;

/** Which assortments a partner has, each with the ways it comes by it. */
export async function waysOfPartner(reader: Reader, partnerId: string): Promise<Map<string, Way[]>> {
  const ways = [way('partner', 'partners', 'id'), way('tier', 'tiers', 'tier_id'), way('territory', 'territories', 'territory_id')];
  return Map.groupBy((await reader.query(ways.join(' UNION ALL '), [partnerId, partnerId, partnerId])) as Way[], ({ id }) => id);
}
