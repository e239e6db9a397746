import { createHash } from 'node:crypto';
import { DomainError } from './errors.js';

/** What a form was filled from, in one word: another one when the form comes back means that someone else was there in between. */
export function editionOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}

/** A form that does not tell what it was filled from is taken as it is. */
export function isStale(was: string, facts: unknown): boolean {
  return was !== '' && was !== editionOf(facts);
}

/** Throws `common.changed_meanwhile` for a form filled from other facts than those of now; sent again it is taken. */
export function refuseStale(was: string, facts: unknown): void {
  if (isStale(was, facts)) throw new DomainError('common', 'changed_meanwhile', 409);
}
