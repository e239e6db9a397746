import { permissionsOf, staffRoles, tokenScopes } from './permissions.js';

/** A token `t` does not outlive what the person behind it may do: each of its scopes must be theirs still. */
export const isBacked = `(t.user_id IS NULL OR (
  EXISTS (SELECT 1 FROM users u WHERE u.id = t.user_id AND u.status = 'active') AND ${tokenScopes.map(isHeld).join(' AND ')}))`;

/** Whether a token `t` is good on a day, its one parameter. */
export const tokenWorks = `(t.revoked_at IS NULL AND (t.expires_on IS NULL OR t.expires_on >= ?) AND ${isBacked})`;

/** The same rule for one token whose row is at hand: what it may do, undefined where the person behind it may not. */
export function permissionsBacked(scopes: string[], person: { isActive: boolean; roles: string[] } | undefined): ReadonlySet<string> | undefined {
  const wanted = new Set<string>(scopes.includes('all') ? tokenScopes : scopes);
  const held = person && permissionsOf(staffRoles, person.roles);
  return !held || (person.isActive && [...wanted].every((scope) => held.has(scope))) ? wanted : undefined;
}

function isHeld(scope: string): string {
  const roles = Object.entries(staffRoles).filter(([, permissions]) => (permissions as readonly string[]).includes(scope)).map(([role]) => `'${role}'`);
  return `((FIND_IN_SET('${scope}', t.scopes) = 0 AND FIND_IN_SET('all', t.scopes) = 0)
    OR EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = t.user_id AND m.partner_id IS NULL AND m.role IN (${roles.join(', ')})))`;
}
