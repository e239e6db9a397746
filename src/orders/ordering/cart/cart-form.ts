import { mostPieces, type Quantities } from './write-cart.js';

/** What a form of cart lines says: the quantities typed, the unit prices its reader saw, and the button pressed. */
export type CartForm = { quantities: Quantities; shown: ReadonlyMap<string, string>; press: CartPress | undefined; back: string };
export type CartPress = { does: 'inc' | 'dec'; productId: string } | { does: 'set'; productId: string; quantity: number } | { does: 'remove'; productIds: string[] } | { does: 'confirm' };

const field = /^qty-(\d{1,19})$/;
const shownField = /^shown-(\d{1,19})$/;

/** The name of a product's quantity field. */
export const quantityField = (productId: string) => `qty-${productId}`;

/** Reads the form; what is not a whole number is left as it was. */
export function cartFormIn(body: unknown): CartForm {
  const sent = Object.entries((body ?? {}) as Record<string, unknown>).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const quantities = sent.flatMap(([name, value]): [string, number][] => {
    const [, id] = field.exec(name) ?? [];
    const quantity = wholeNumber(value);
    return id === undefined || quantity === undefined ? [] : [[id, quantity]];
  });
  const shown = sent.flatMap(([name, value]): [string, string][] => {
    const [, id] = shownField.exec(name) ?? [];
    return id !== undefined && /^\d{1,15}(\.\d{1,4})?$/.test(value) ? [[id, value]] : [];
  });
  const of = Object.fromEntries(sent);
  return { quantities: new Map(quantities), shown: new Map(shown), press: pressIn(of), back: backIn(of.back) };
}

/** Digits of any width as a number, an empty field as 0. */
export function wholeNumber(text: string): number | undefined {
  const digits = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{0,9}$/.test(digits) ? Math.min(Number(digits), mostPieces) : undefined;
}

function pressIn({ inc, dec, set, remove, confirm }: Record<string, string>): CartPress | undefined {
  const isId = (text: string | undefined): text is string => /^\d{1,19}$/.test(text ?? '');
  const [id, quantity = ''] = (set ?? '').split(':', 2);
  if (isId(inc)) return { does: 'inc', productId: inc };
  if (isId(dec)) return { does: 'dec', productId: dec };
  if (isId(id)) return { does: 'set', productId: id, quantity: wholeNumber(quantity) ?? 0 };
  if (confirm !== undefined) return { does: 'confirm' };
  return remove === undefined ? undefined : { does: 'remove', productIds: remove.split(',').filter(isId) };
}

function backIn(back: string | undefined): string {
  return /^\/(catalog|cart|quick-order)(?![\w-])[^\s\\]*$/.test(back ?? '') ? (back as string) : '/cart';
}
