import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { pageHref } from '../platform/views/page-href.js';

// a filter form sends its empty fields too
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

/** A LIKE pattern for rows that contain a text as it was typed. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
