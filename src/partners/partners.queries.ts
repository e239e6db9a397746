import type { Reader } from '../platform/database/database.js';

/** What ordering, pricing and invoicing need to know of a partner. */
export type PartnerTerms = {
  id: string; code: string; nameZh: string; nameEn: string; kind: 'exclusive' | 'non_exclusive'; status: string; email: string;
  orderingOpen: boolean; termsDays: number; currency: string; tierCode: string | null; territoryCode: string | null; assortments: string | null;
};

const given = (way: string) => `(SELECT GROUP_CONCAT(a.id, ':', a.starts_from, ':', a.version) FROM assortment_grants g JOIN assortments a ON a.id = g.assortment_id WHERE g.${way})`;

/** The assortments given to partner `p`, its tier or its territory, for the catalogue's rule of ranges; NULL for none. They belong to a later room, only the tables are read. */
export const assortmentsOfPartner = `NULLIF(CONCAT_WS(',', ${given('partner_id = p.id')}, ${given('tier_id = p.tier_id')}, ${given('territory_id = p.territory_id')}), '')`;

const terms = `
  SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.kind, p.status, p.email, p.ordering_open AS orderingOpen,
    p.terms_days AS termsDays, p.currency, t.code AS tierCode, r.code AS territoryCode, ${assortmentsOfPartner} AS assortments
  FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id`;

export async function partnerById(reader: Reader, id: string): Promise<PartnerTerms | undefined> {
  return first(await reader.query(`${terms} WHERE p.id = ?`, [id]));
}

export async function partnerByCode(reader: Reader, code: string): Promise<PartnerTerms | undefined> {
  return first(await reader.query(`${terms} WHERE p.code = ?`, [code]));
}

/** Exclusive dealers order; others only when ordering was opened for them. Inactive partners never. */
export function mayOrder({ orderingOpen, status }: Pick<PartnerTerms, 'orderingOpen' | 'status'>): boolean {
  return orderingOpen && status === 'active';
}

function first(rows: unknown): PartnerTerms | undefined {
  const [row] = rows as PartnerTerms[];
  return row && { ...row, orderingOpen: Boolean(row.orderingOpen) };
}
