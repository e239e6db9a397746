import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';

type Variant = { id: string; status: string; leads: number };

/** Lists show a family by its lead, if that is in sale: when it no longer is, the first variant in sale takes its place. */
export async function settleLead(tx: EntityManager, familyId: string | null): Promise<void> {
  if (familyId === null) return;
  const variants = await tx.query<Variant[]>('SELECT id, status, leads_family AS leads FROM products WHERE family_id = ? ORDER BY id FOR UPDATE', [familyId]);
  const inSale = variants.filter(({ status }) => status === 'active');
  const lead = inSale.find(({ leads }) => leads === 1) ?? inSale[0] ?? variants.find(({ leads }) => leads === 1) ?? variants[0];
  if (lead) await affected(tx, 'UPDATE products SET leads_family = (id = ?) WHERE family_id = ?', [lead.id, familyId]);
}

/** The same for every family that one of these products is in. */
export async function settleLeadsOf(tx: EntityManager, skus: string[]): Promise<void> {
  const families = await tx.query<{ id: string }[]>('SELECT DISTINCT family_id AS id FROM products WHERE sku IN (?) AND family_id IS NOT NULL ORDER BY family_id', [skus]);
  for (const { id } of families) await settleLead(tx, id);
}
