import type { Reader } from '../../../platform/database/database.js';

const mostFavourites = 200;

/** The catalogue entries a partner orders most often, the most frequent first. */
export async function boughtLeads(reader: Reader, partnerId: string): Promise<string[]> {
  const rows = (await reader.query(`
    SELECT COALESCE(lead.id, p.id) AS id
    FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
      LEFT JOIN products lead ON lead.family_id = p.family_id AND lead.leads_family = 1
    WHERE o.partner_id = ? AND o.status NOT IN ('rejected', 'cancelled')
    GROUP BY COALESCE(lead.id, p.id) ORDER BY COUNT(*) DESC, id LIMIT ?`, [partnerId, mostFavourites])) as { id: string }[];
  return rows.map(({ id }) => id);
}
