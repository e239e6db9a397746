import { chipsOf } from '../../platform/http/list-filter.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { partnerRoleNames, staffRoleNames } from '../access/permissions.js';
import { allRoles, type UsersFilter, userStates, type UsersView, usersViews } from './user.dto.js';
import { atSupplier } from './place.js';
import type { PlaceRow, UserRow, UserWithPlaces } from './users.queries.js';

export type Choice = { value: string; label: string };
export type PlaceView = { code: string; href: string; name: string; isSupplier: boolean; isClosed: boolean; roles: string[]; since: Date };

export const userHref = (login: string) => `/admin/users/${encodeURIComponent(login)}`;

const roleChoice = (value: string): Choice => ({ value, label: `identity.roles.${value}` });
export const staffRoleChoices = staffRoleNames.map(roleChoice);
export const partnerRoleChoices = partnerRoleNames.map((value) => ({ ...roleChoice(value), note: `users.roleNotes.${value}` }));
export const roleChoices = allRoles.map(roleChoice);
export const stateChoices: Choice[] = userStates.map((value) => ({ value, label: `users.state.${value}` }));

/** Places of work with the roles held at each, in the order they came. */
export function placeViews(rows: PlaceRow[], login: string, supplier: string, language: Language): PlaceView[] {
  const places = new Map<string | null, PlaceView>();
  for (const { partnerId, code, nameZh, nameEn, status, role, since } of rows) {
    const own = partnerId === null ? atSupplier.code : code ?? '';
    const place = places.get(partnerId) ?? {
      code: own, href: `${userHref(login)}/memberships/${encodeURIComponent(own)}`, isSupplier: partnerId === null, isClosed: partnerId !== null && status !== 'active',
      name: partnerId === null ? supplier : nameIn(language, { nameZh: nameZh ?? '', nameEn: nameEn ?? '' }), roles: [], since,
    };
    place.roles.push(role);
    places.set(partnerId, place);
  }
  return [...places.values()];
}

/** A line of the list; beyond three places only their number is told. */
export function userLine({ places, ...row }: UserWithPlaces, supplier: string, language: Language) {
  const all = placeViews(places, row.login, supplier, language);
  return { ...userView(row), places: all.slice(0, 3), more: Math.max(0, all.length - 3) };
}

export function userView<Row extends UserRow>(row: Row): Row & { href: string } {
  return { ...row, href: userHref(row.login) };
}

export function userTabs(address: string, current: UsersView | undefined, counts: Record<'all' | UsersView, number>): NavItem[] {
  const tab = (view: UsersView | undefined) => ({
    label: `users.views.${view ?? 'all'}`, href: pageHref(address, { view, after: '', before: '' }), current: current === view, count: counts[view ?? 'all'],
  });
  return [tab(undefined), ...usersViews.map(tab)];
}

/** What the list is narrowed by, as chips that drop it. */
export function userChips(address: string, { q, role, partner, state }: UsersFilter, language: Language): { label: string; href: string }[] {
  return chipsOf(address, {
    q, partner, role: role && translate(language, `identity.roles.${role}`), state: state && translate(language, `users.state.${state}`),
  });
}

/** The two kinds of place, to switch a form between. */
export function placeTabs(address: string, current: 'staff' | 'partner'): NavItem[] {
  return (['staff', 'partner'] as const).map((place) => ({ label: `users.place.${place}`, href: `${address}?place=${place}`, current: place === current }));
}
