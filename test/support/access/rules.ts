import type { PartnerRole, StaffRole } from '../../../src/identity/access/permissions.js';
import type { Things } from './neighbours.js';

/** What the `:names` of a route are filled with, in their order. */
export type Fill = (things: Things) => string[];

/** A form that is taken as far as the thing it is about; a text is sent as CSV. */
export type Body = object | string;

/** `only`: the thing belongs to one person, whose role this is. */
export type Rule = { permission: string; fill: Fill; body?: Body; only?: Role };
export type Rules = Record<string, Rule>;

export type Role = PartnerRole | StaffRole;

/** A route, the permission it asks for, what its address is filled with, and for a POST what is sent. */
export function needs(permission: string, fill: Fill = () => [], body?: Body): Rule {
  return { permission, fill, body };
}

/** A route whose thing is one person's own; colleagues do not find it. */
export const onlyFor = (only: Role, rule: Rule): Rule => ({ ...rule, only });

/** A route anyone may call, logged in or not. */
export const anyone = (fill: Fill = () => [], body?: Body): Rule => needs('', fill, body);

/** The address of `GET /orders/:number` with the values in place of its names. */
export function addressOf(route: string, values: string[]): string {
  const left = [...values];
  return route.slice(route.indexOf(' ') + 1).replace(/:\w+/g, () => encodeURIComponent(left.shift() ?? 'missing'));
}

export const methodOf = (route: string) => (route.startsWith('POST ') ? 'post' : 'get');
