/** Text as it is searched: one width, one case, no accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// signs that are mistaken for one another when a code is read from a label
const alike: Record<string, string> = { o: '0', i: '1', l: '1' };

/** A code without separators, with look-alikes as one: `LS-T8-18`, `ls t8 l8` and `LST8I8` are the same. */
export function codeKey(code: string): string {
  return fold(code).replace(/[^\p{L}\p{N}]/gu, '').replace(/[oil]/g, (sign) => alike[sign] ?? sign);
}

/** A run of Chinese signs, or a word of letters and digits. */
export type Word = { text: string; isHan: boolean };

const longest = 40;

/** The words of a text, folded; Chinese stays together as it was written. */
export function wordsIn(text: string): Word[] {
  const runs = fold(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.map((run) => ({ text: run.slice(0, longest), isHan: /^\p{Script=Han}/u.test(run) }));
}

/** Neighbouring signs by twos, as they overlap; a single sign alone. */
export function bigrams(run: string): string[] {
  const signs = [...run];
  return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}

/** What a whole code is found by, and what its parts are: `=` before the whole of a SKU or barcode, `#` before what else names a product. */
export const wholeCode = (code: string) => `=${codeKey(code)}`.slice(0, longest);
export const partCode = (code: string) => `#${codeKey(code)}`.slice(0, longest);

export type SearchedText = { codes: string[]; family: string | null; texts: (string | null)[] };

/** Every term a product is found by; words and signs are found by their beginning. */
export function termsOf({ codes, family, texts }: SearchedText): Set<string> {
  const words = [...codes, family ?? '', ...texts].flatMap((text) => wordsIn(text ?? ''));
  return new Set([
    ...words.flatMap(({ text, isHan }) => (isHan ? [...bigrams(text), [...text].at(-1) ?? ''] : [text])),
    ...codes.flatMap((code) => [wholeCode(code), ...tailsOf(code).map(partCode)]),
    ...(family ? [family, ...tailsOf(family)].map(partCode) : []),
  ]);
}

// from each part of a code to its end: `PL66-40` names `LS-PL66-40` too; the last part is a word already
function tailsOf(code: string): string[] {
  const parts = code.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return parts.slice(1, -1).map((_, index) => parts.slice(index + 1).join('-'));
}
