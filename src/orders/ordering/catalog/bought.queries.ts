import type { Reader } from '../../../platform/database/database.js';

const mostFavourites = 200;
// habits are read from the latest orders: a long history costs a page no more than a short one
const latest = 30;

/** The catalogue entries a partner orders most often of late, the most frequent first. */
export async function boughtLeads(reader: Reader, partnerId: string): Promise<string[]> {
  const rows = (await reader.query(`
    SELECT COALESCE(lead.id, p.id) AS id
    FROM (SELECT id FROM orders WHERE partner_id = ? AND status NOT IN ('rejected', 'cancelled') ORDER BY id DESC LIMIT ?) o
      JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
      LEFT JOIN products lead ON lead.family_id = p.family_id AND lead.leads_family = 1
    GROUP BY COALESCE(lead.id, p.id) ORDER BY COUNT(*) DESC, id LIMIT ?`, [partnerId, latest, mostFavourites])) as { id: string }[];
  return rows.map(({ id }) => id);
}
