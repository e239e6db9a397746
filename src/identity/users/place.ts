import type { Reader } from '../../platform/database/database.js';
import { partnerRoleNames, staffRoleNames } from '../access/permissions.js';
import { UserError } from './user-error.js';

/** Where roles are held: at the supplier (`partnerId` null) or at a partner. */
export type Place = { partnerId: string | null; code: string };

export const atSupplier: Place = { partnerId: null, code: 'supplier' };

/** The place a code in an address stands for; undefined when there is none. */
export async function placeOf(reader: Reader, code: string): Promise<Place | undefined> {
  if (code === atSupplier.code) return atSupplier;
  const [partner] = (await reader.query('SELECT id AS partnerId, code FROM partners WHERE code = ?', [code])) as Place[];
  return partner;
}

/** The partner of a code that was typed. Throws `unknown_partner`. */
export async function atPartner(reader: Reader, code: string): Promise<Place> {
  const place = await placeOf(reader, code);
  if (!place || place.partnerId === null) throw new UserError('unknown_partner', { code }, 'partner');
  return place;
}

export function rolesAt({ partnerId }: Place): readonly string[] {
  return partnerId === null ? staffRoleNames : partnerRoleNames;
}

/** At least one role, each of those there are at the place. Throws `unknown_role`. */
export function checkRoles(place: Place, roles: string[]): void {
  if (roles.length === 0 || roles.some((role) => !rolesAt(place).includes(role))) throw new UserError('unknown_role', {}, 'roles');
}
