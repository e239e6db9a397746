import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { pageHref } from '../views/page-href.js';

/** An optional choice of a filter form, which sends its empty fields too. */
export const Chosen = () => (target: object, name: string) => {
  Transform(({ value }) => (value === '' ? undefined : (value as unknown)))(target, name);
  IsOptional()(target, name);
};

/** What a list is narrowed by and where its reader stands. */
export class ListFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(20)
  after?: string;

  @Chosen() @IsString() @MaxLength(20)
  before?: string;
}

/** Links to the pages before and after, with the filters kept. */
export function turns(address: string, { next, previous }: { next?: string; previous?: string }): { next?: string; previous?: string } {
  return {
    next: next && pageHref(address, { after: next, before: '' }),
    previous: previous && pageHref(address, { before: previous, after: '' }),
  };
}

/** What a list is narrowed by, in words, each with the address that drops it. */
export function chipsOf(address: string, chosen: Record<string, string | undefined>): { label: string; href: string }[] {
  return Object.entries(chosen).flatMap(([name, label]) =>
    label ? [{ label, href: pageHref(address, { [name]: '', after: '', before: '' }) }] : []);
}

/** A LIKE pattern for rows that contain a text as it was typed. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

export type Condition = [sql: string, ...values: unknown[]];

/** Conditions that hold all at once; those that are undefined were not chosen. */
export function allOf(conditions: (Condition | undefined)[]): { sql: string; values: unknown[] } {
  const wanted = conditions.filter((condition) => condition !== undefined);
  return { sql: wanted.map(([sql]) => sql).join(' AND ') || 'TRUE', values: wanted.flatMap(([, ...values]) => values) };
}
