import type { Reader } from '../../platform/database/database.js';

export const placeKinds = ['tiers', 'territories'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export type PlaceRow = { code: string; nameZh: string; nameEn: string; position: number; creditLimit: string | null; prepayDiscount: string; partners: number };

const selects = {
  tiers: 'SELECT p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.position, p.credit_limit AS creditLimit, p.prepay_discount AS prepayDiscount, (SELECT COUNT(*) FROM partners x WHERE x.tier_id = p.id) AS partners FROM tiers p',
  territories: 'SELECT p.code, p.name_zh AS nameZh, p.name_en AS nameEn, 0 AS position, NULL AS creditLimit, 0.0000 AS prepayDiscount, (SELECT COUNT(*) FROM partners x WHERE x.territory_id = p.id) AS partners FROM territories p',
};

/** Every tier by position, or every territory by code, with how many partners stand in it. */
export async function placesOf(reader: Reader, kind: PlaceKind): Promise<PlaceRow[]> {
  return ((await reader.query(`${selects[kind]} ORDER BY position, code`)) as PlaceRow[]).map(counted);
}

export async function placeNamed(reader: Reader, kind: PlaceKind, code: string): Promise<PlaceRow | undefined> {
  return ((await reader.query(`${selects[kind]} WHERE p.code = ?`, [code])) as PlaceRow[]).map(counted)[0];
}

const counted = (row: PlaceRow): PlaceRow => ({ ...row, partners: Number(row.partners) });
