import type { EntityManager } from 'typeorm';
import { findBy, sameKey } from '../platform/database/by-code.js';

/** Ids of tiers, territories, warehouses or price lists by code; one that is not known yet is created under its code as its name. */
export async function ensureCodes(tx: EntityManager, table: 'tiers' | 'territories' | 'warehouses' | 'price_lists', codes: string[]): Promise<(code: string) => string> {
  const find = () => findBy<{ id: string; code: string }>(tx, 'code', `SELECT id, code FROM ${table} WHERE code IN (?)`, codes);
  const known = await find();
  const missing = new Map(codes.filter((code) => !known.has(sameKey(code))).map((code) => [sameKey(code), code]));
  if (missing.size > 0) {
    await tx.query(`INSERT IGNORE INTO ${table} (code, name_zh, name_en) VALUES ?`, [[...missing.values()].map((code) => [code, code, code])]);
  }
  const all = missing.size > 0 ? await find() : known;
  return (code) => all.get(sameKey(code))?.id ?? '';
}

/** Ids of products by SKU; undefined for one that is not known. */
export async function productIds(tx: EntityManager, skus: string[]): Promise<(sku: string) => string | undefined> {
  const found = await findBy<{ id: string; sku: string }>(tx, 'sku', 'SELECT id, sku FROM products WHERE sku IN (?)', skus);
  return (sku) => found.get(sameKey(sku))?.id;
}
