import type { Reader } from '../../platform/database/database.js';
import type { PriceCandidate, PriceLevel } from './price-resolver.js';

/** Days that stand for "open" in `prices.valid_from` and `valid_to`. */
export const openStart = '1000-01-01';
export const openEnd = '9999-12-31';

/** Whose prices are asked for: partners' terms are enough. */
export type PriceSeeker = { code: string; tierCode: string | null; territoryCode: string | null; currency: string };

type CandidateRow = PriceCandidate & { productId: string; level: PriceLevel; validFrom: string; validTo: string };

// the index prices_natural answers each (product, scope, key, currency) as one short range
const candidates = `
  SELECT p.product_id AS productId, p.scope AS level, l.code AS list, l.name_zh AS listNameZh, l.name_en AS listNameEn,
    p.min_quantity AS minQuantity, p.unit_price AS unitPrice, p.valid_from AS validFrom, p.valid_to AS validTo
  FROM prices p JOIN price_lists l ON l.id = p.price_list_id
  WHERE p.product_id IN (?) AND (
      (p.scope = 'contract' AND p.scope_key = ?) OR (p.scope = 'dealer' AND p.scope_key = ?) OR (p.scope = 'tier' AND p.scope_key = ?)
      OR (p.scope = 'region' AND p.scope_key = ?) OR (p.scope = 'base' AND p.scope_key = ''))
    AND p.currency = ? AND p.valid_from <= ? AND p.valid_to >= ?`;

/** Every price a partner could get on a day (YYYY-MM-DD), by product id; products without one are missing. */
export async function priceCandidates(reader: Reader, seeker: PriceSeeker, day: string, productIds: string[]): Promise<Map<string, PriceCandidate[]>> {
  if (productIds.length === 0) return new Map();
  const { code, tierCode, territoryCode, currency } = seeker;
  const rows = (await reader.query(candidates, [productIds, code, code, tierCode, territoryCode, currency, day, day])) as CandidateRow[];
  const found = new Map<string, PriceCandidate[]>();
  for (const { productId, ...row } of rows) {
    const candidate = { ...row, validFrom: row.validFrom === openStart ? null : row.validFrom, validTo: row.validTo === openEnd ? null : row.validTo };
    found.set(productId, [...(found.get(productId) ?? []), candidate]);
  }
  return found;
}
