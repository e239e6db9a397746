import type { EntityManager } from 'typeorm';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { partnerById } from '../../partners/partners.queries.js';
import type { ChangedLine } from './changed-lines.js';

/** Whether the partner may still order all that a change asks more of; its range may have changed since it was proposed. */
export async function staysInRange(tx: EntityManager, { partnerId }: { partnerId: string }, lines: ChangedLine[]): Promise<boolean> {
  const more = lines.filter(({ before, after }) => after > before).map(({ sku }) => sku);
  const partner = await partnerById(tx, partnerId);
  const products = partner ? await productsBySku(tx, more, partner) : new Map<string, { closed: boolean }>();
  return more.every((sku) => products.get(sku.toUpperCase())?.closed === false);
}
