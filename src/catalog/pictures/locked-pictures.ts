import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/http/errors.js';

export type Pictured = { id: string; sku: string; pictures: { id: string; name: string }[] };

/** A product with its pictures in their order; locked, so that one change of them comes after the other. */
export async function lockedPictures(tx: EntityManager, sku: string): Promise<Pictured> {
  const [product] = await tx.query<{ id: string; sku: string }[]>('SELECT id, sku FROM products WHERE sku = ? FOR UPDATE', [sku]);
  if (!product) throw new NotFound();
  const pictures = await tx.query<Pictured['pictures']>(`
    SELECT i.id, f.name FROM product_images i JOIN stored_files f ON f.id = i.file_id WHERE i.product_id = ? ORDER BY i.position, i.id`, [product.id]);
  return { ...product, pictures };
}
