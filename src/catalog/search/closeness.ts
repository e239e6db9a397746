import { bigrams, codeKey, wholeCode, wordsIn } from './terms.js';
import { phraseOf, type Wish } from './wish.js';

/** A product that was found, with what its closeness is judged by. */
export type Found = { id: string; lead: string; sku: string; nameZh: string; nameEn: string; isCode: number; isNamed: number };

/** Smaller is closer: the code itself, codes that begin so, names that hold what was typed as it was typed, then whole words, then the rest. */
export function distance({ sku, nameZh, nameEn, isCode, isNamed }: Found, { codes, phrase, words }: Wish): number {
  if (isCode && (wholeCode(sku) === codes[0] || isNamed)) return 0;
  if (isCode) return 1;
  const text = [nameZh, nameEn].map(phraseOf);
  if (phrase !== '' && text.some((one) => one.includes(phrase))) return 2;
  const has = new Set([sku, nameZh, nameEn].flatMap((one) => wordsIn(one).map((word) => word.text)));
  return words.every(({ text: word, isHan }) => (isHan ? text.some((one) => one.includes(word)) : has.has(word))) ? 3 : 4;
}

/** How much of what was typed a product has: its pairs of signs, its signs and its words. */
export function likeness({ sku, nameZh, nameEn }: Found, { words }: Wish): number {
  const text = phraseOf(nameZh + nameEn) + codeKey(sku);
  const parts = words.flatMap(({ text: word, isHan }) => (isHan ? [...bigrams(word), ...word] : [word]));
  return parts.filter((part) => text.includes(part)).length;
}

/** Whether a product has all of it, in whatever order. */
export function hasAll(found: Found, { words }: Wish): boolean {
  const text = phraseOf(found.nameZh + found.nameEn);
  return words.every(({ text: word, isHan }) => (isHan ? [...word].every((sign) => text.includes(sign)) : text.includes(word)));
}
