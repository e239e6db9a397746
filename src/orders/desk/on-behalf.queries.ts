import type { Reader } from '../../platform/database/database.js';

export type OrderingPartner = {
  id: string; code: string; nameZh: string; nameEn: string; currency: string; termsDays: number;
  tierZh: string | null; tierEn: string | null; territoryZh: string | null; territoryEn: string | null;
  accountId: string | null; creditLimit: string | null; temporaryLimit: string; temporaryUntil: string | null; openOrders: string; openInvoices: string; unapplied: string;
};

export type DeliveryAddress = { id: string; label: string; recipient: string; line: string; isDefault: number };

const shown = 20;

const orderingPartners = `
  SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.currency, p.terms_days AS termsDays,
    t.name_zh AS tierZh, t.name_en AS tierEn, r.name_zh AS territoryZh, r.name_en AS territoryEn,
    a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
    a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied
  FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN credit_accounts a ON a.partner_id = p.id
  WHERE p.ordering_open = 1 AND p.status = 'active'`;

/** Partners an order may be placed for, by name or code. */
export function findOrderingPartners(reader: Reader, q: string): Promise<OrderingPartner[]> {
  const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return reader.query(`${orderingPartners} AND (p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?) ORDER BY p.name_zh LIMIT ${shown}`, [like, like, like]) as Promise<OrderingPartner[]>;
}

export async function orderingPartner(reader: Reader, code: string): Promise<OrderingPartner | undefined> {
  const [row] = (await reader.query(`${orderingPartners} AND p.code = ?`, [code])) as OrderingPartner[];
  return row;
}

export function deliveryAddresses(reader: Reader, partnerId: string): Promise<DeliveryAddress[]> {
  return reader.query(
    'SELECT id, label, recipient, line, is_default AS isDefault FROM partner_addresses WHERE partner_id = ? ORDER BY is_default DESC, id', [partnerId]) as Promise<DeliveryAddress[]>;
}
