import Handlebars from 'handlebars';
import type { PageContext } from './page-context.js';

/** What Handlebars hands a helper last: named arguments, the page, and its block. */
export interface Call {
  hash: Record<string, unknown>;
  data: { page: PageContext; head: { title: string } };
  fn?: (context: unknown) => string;
}

export const escape = Handlebars.escapeExpression;
export const isHtml = (value: unknown): value is Handlebars.SafeString => value instanceof Handlebars.SafeString;

/** Marks a string as HTML; every value put into it must have gone through `escape`. */
export const html = (text: string) => new Handlebars.SafeString(text);
