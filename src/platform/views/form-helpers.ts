import type { Call } from './helper.js';
import { escape, html } from './helper.js';

/** `lines[0][sku]` as the path `lines.0.sku`. */
const pathOf = (name: string) => name.replace(/\[([^\]]*)\]/g, '.$1');

function sent(name: string, { data }: Call): unknown {
  let value: unknown = data.page.form?.values;
  for (const step of pathOf(name).split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

export const formHelpers = {
  csrf: ({ data }: Call) => html(`<input type="hidden" name="_csrf" value="${escape(data.page.csrfToken)}">`),
  once: ({ data }: Call) => html(`<input type="hidden" name="_key" value="${escape(data.page.nonceKey())}">`),
  /** What a form was filled from (an edition), kept while it is corrected; anew once its reader was told that it is not so any more. */
  was: (edition: string, { data }: Call) => {
    const { values, isConflict } = data.page.form ?? {};
    const kept = typeof values?.was === 'string' && !isConflict ? values.was : edition;
    return html(`<input type="hidden" name="was" value="${escape(kept)}">`);
  },
  /** What the user sent, else what is stored. */
  valueOf: (name: string, stored: unknown, call: Call) => sent(name, call) ?? stored ?? '',
  errorOf: (name: string, { data }: Call) => data.page.form?.errors[pathOf(name)],
  /** Whether a choice was sent, else is stored (a value, several, or true); an unticked box is not sent at all. */
  isChosen(name: string, choice: unknown, stored: unknown, call: Call) {
    const value = sent(name, call) ?? stored;
    if (Array.isArray(value)) return value.map(String).includes(String(choice));
    return typeof value === 'boolean' ? value && !call.data.page.form : String(value ?? '') === String(choice);
  },
  /** A name (`lines[0][sku]`) as an id: `f-lines-0-sku`. */
  idOf: (name: string) => `f-${name.replace(/[^\w-]+/g, '-').replace(/-$/, '')}`,
};
