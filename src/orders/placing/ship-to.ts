import type { EntityManager } from 'typeorm';
import { OrderError } from '../order-error.js';

type Address = { label: string; recipient: string; phone: string; line: string };

/** The delivery address as text, kept on the order as it was: the chosen one, else the partner's default. Throws `unknown_address`. */
export async function shipToOf(tx: EntityManager, partnerId: string, addressId: string | undefined): Promise<string> {
  const chosen = addressId ? 'AND id = ?' : 'ORDER BY is_default DESC, id LIMIT 1';
  const [address] = await tx.query<Address[]>(
    `SELECT label, recipient, phone, line FROM partner_addresses WHERE partner_id = ? ${chosen}`, [partnerId, ...(addressId ? [addressId] : [])]);
  if (!address && addressId) throw new OrderError('unknown_address', {}, 'addressId');
  return address ? [address.label, address.line, address.recipient, address.phone].filter(Boolean).join(' · ') : '';
}
