import type { Reader } from '../../platform/database/database.js';
import type { PriceCandidate, PriceLevel } from './price-resolver.js';
import { openEnd, openStart } from './price-terms.js';

/** Whose prices are asked for: partners' terms are enough. */
export type PriceSeeker = { code: string; tierCode: string | null; territoryCode: string | null; currency: string };

type Row = PriceCandidate & { productId: string; currency: string; level: PriceLevel; validFrom: string; validTo: string };

// the index prices_natural answers each (product, scope, key, currency) as one short range
const ofSeeker = `
  SELECT p.product_id AS productId, p.currency, p.scope AS level, l.code AS list, l.name_zh AS listNameZh, l.name_en AS listNameEn,
    p.min_quantity AS minQuantity, p.unit_price AS unitPrice, p.valid_from AS validFrom, p.valid_to AS validTo
  FROM prices p JOIN price_lists l ON l.id = p.price_list_id
  WHERE p.product_id IN (?) AND (p.scope, p.scope_key) IN (('contract', ?), ('dealer', ?), ('tier', ?), ('region', ?), ('base', ''))`;

const holding = 'p.currency = ? AND p.valid_from <= ? AND p.valid_to >= ?';

/** Every price a partner could get on a day (YYYY-MM-DD), by product id; products without one are missing. */
export async function priceCandidates(reader: Reader, seeker: PriceSeeker, day: string, productIds: string[]): Promise<Map<string, PriceCandidate[]>> {
  if (productIds.length === 0) return new Map();
  const { code, tierCode, territoryCode, currency } = seeker;
  const rows = (await reader.query(`${ofSeeker} AND ${holding}`, [productIds, code, code, tierCode, territoryCode, currency, day, day])) as Row[];
  return new Map([...Map.groupBy(rows, ({ productId }) => productId)].map(([id, ofProduct]) => [id, ofProduct.map(candidateIn)]));
}

/** A price of the partner's that is not looked at on a day: it has not begun, is over, or is in another currency. */
export type AsidePrice = PriceCandidate & { currency: string };

/** The prices of one product that are set aside on a day; the latest 40. */
export async function pricesAside(reader: Reader, seeker: PriceSeeker, day: string, productId: string): Promise<AsidePrice[]> {
  const { code, tierCode, territoryCode, currency } = seeker;
  const rows = (await reader.query(`${ofSeeker} AND NOT (${holding}) ORDER BY p.valid_from DESC, p.id LIMIT 40`,
    [[productId], code, code, tierCode, territoryCode, currency, day, day])) as Row[];
  return rows.map((row) => ({ ...candidateIn(row), currency: row.currency }));
}

function candidateIn({ level, list, listNameZh, listNameEn, minQuantity, unitPrice, validFrom, validTo }: Row): PriceCandidate {
  return { level, list, listNameZh, listNameEn, minQuantity, unitPrice, validFrom: validFrom === openStart ? null : validFrom, validTo: validTo === openEnd ? null : validTo };
}
