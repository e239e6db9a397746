import type { EntityManager } from 'typeorm';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { mayOrder, partnerById } from '../../partners/partners.queries.js';
import { quantityFault } from '../placing/price-lines.js';
import type { ChangedLine } from './changed-lines.js';

/** Whether the partner may still order all that a change asks more of: since it was proposed, ordering may have been closed for it, or a product have left its range or the catalogue. */
export async function stillOrderable(tx: EntityManager, { partnerId }: { partnerId: string }, lines: ChangedLine[]): Promise<boolean> {
  const more = lines.filter(({ before, after }) => after > before);
  if (more.length === 0) return true;
  const partner = await partnerById(tx, partnerId);
  if (!partner || !mayOrder(partner)) return false;
  const products = await productsBySku(tx, more.map(({ sku }) => sku), partner);
  return more.every(({ sku, after }) => {
    const product = products.get(sku.toUpperCase());
    return product !== undefined && quantityFault(product, after) === undefined;
  });
}
