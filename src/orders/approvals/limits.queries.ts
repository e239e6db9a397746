import type { PartnerActor } from '../../identity/access/actors.js';
import { type PartnerRole, partnerRoles } from '../../identity/access/permissions.js';
import type { Reader } from '../../platform/database/database.js';

const rolesWith = (permission: string) => (Object.keys(partnerRoles) as PartnerRole[]).filter((role) => (partnerRoles[role] as readonly string[]).includes(permission));
const approvers = rolesWith('portal.approve');
const buyers = rolesWith('portal.order');

/** What a person may order without approval: their own limit, else the general one, both of two `(partner, user)` placeholders. */
export const limitOfPerson = `COALESCE(
  (SELECT amount FROM order_limits WHERE partner_id = ? AND user_id = ?), (SELECT amount FROM order_limits_general WHERE partner_id = ?))`;

/** Undefined where nothing limits the person. */
export async function limitOf(reader: Reader, { partnerId, userId }: PartnerActor): Promise<string | undefined> {
  const [row] = (await reader.query(`SELECT ${limitOfPerson} AS amount`, [partnerId, userId, partnerId])) as { amount: string | null }[];
  return row?.amount ?? undefined;
}

export type Limits = { general: string | null; people: { id: string; name: string; login: string; amount: string | null; approves: number }[] };

/** Who may order or approve at a partner, with their limits. */
export async function limitsOf(reader: Reader, partnerId: string): Promise<Limits> {
  const rows = (await reader.query(`
    SELECT u.id, u.name, u.login, l.amount, MAX(m.role IN (?)) AS approves, g.amount AS general
    FROM memberships m JOIN users u ON u.id = m.user_id AND u.status = 'active'
      LEFT JOIN order_limits l ON l.partner_id = m.partner_id AND l.user_id = u.id
      LEFT JOIN order_limits_general g ON g.partner_id = m.partner_id
    WHERE m.partner_id = ? AND m.role IN (?) GROUP BY u.id, l.amount, g.amount ORDER BY u.name, u.id`, [approvers, partnerId, [...new Set([...approvers, ...buyers])]])) as
    (Limits['people'][number] & { general: string | null })[];
  return { general: rows[0]?.general ?? null, people: rows.map(({ general, ...person }) => ({ ...person, approves: Number(person.approves) })) };
}

/** Whether anyone else of the partner's people may approve. */
export async function hasOtherApprover(reader: Reader, { partnerId, userId }: PartnerActor): Promise<boolean> {
  const found = (await reader.query(`
    SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.partner_id = ? AND m.role IN (?) AND u.id <> ? AND u.status = 'active' LIMIT 1`,
  [partnerId, approvers, userId])) as unknown[];
  return found.length > 0;
}
