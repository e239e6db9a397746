import type { PartnerRole, StaffRole } from '../identity/access/permissions.js';
import type { Database } from '../platform/database/database.js';

export type Recipient = { id: string; email: string };

const people = `
  SELECT DISTINCT u.id, u.email FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE u.status = 'active' AND m.role IN (?)`;

export async function membersWith(database: Database, partnerId: string, roles: readonly PartnerRole[]): Promise<Recipient[]> {
  return roles.length === 0 ? [] : database.query(`${people} AND m.partner_id = ? ORDER BY u.id`, [roles, partnerId]);
}

export async function staffWith(database: Database, roles: readonly StaffRole[]): Promise<Recipient[]> {
  return roles.length === 0 ? [] : database.query(`${people} AND m.partner_id IS NULL ORDER BY u.id`, [roles]);
}
