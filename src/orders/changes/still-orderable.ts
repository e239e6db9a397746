import type { EntityManager } from 'typeorm';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { partnerById } from '../../partners/partners.queries.js';
import { quantityFault } from '../placing/price-lines.js';
import type { ChangedLine } from './changed-lines.js';

/** Whether the partner may still order all that a change asks more of: since it was proposed, a product may have left its range or the catalogue. */
export async function stillOrderable(tx: EntityManager, { partnerId }: { partnerId: string }, lines: ChangedLine[]): Promise<boolean> {
  const more = lines.filter(({ before, after }) => after > before);
  const partner = await partnerById(tx, partnerId);
  const products = partner ? await productsBySku(tx, more.map(({ sku }) => sku), partner) : undefined;
  return more.every(({ sku, after }) => {
    const product = products?.get(sku.toUpperCase());
    return product !== undefined && quantityFault(product, after) === undefined;
  });
}
