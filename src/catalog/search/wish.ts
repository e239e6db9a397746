import { bigrams, codeKey, fold, partCode, type Word, wholeCode, wordsIn } from './terms.js';

/** What a product must have: `least` of these terms, or of the beginnings of terms that end with %; `word` is the one it comes from. */
export type Need = { any: string[]; least: number; word: string };

/** What someone typed, read for searching. */
export type Wish = { words: Word[]; codes: string[]; phrase: string };

const mostWords = 8;
const shortestCode = 2;

/** Reads what was typed; a wish without words finds nothing. */
export function wishIn(text: string): Wish {
  const words = [...new Map(wordsIn(text).map((word) => [word.text, word])).values()].slice(0, mostWords);
  const isCode = words.length > 0 && words.every(({ isHan }) => !isHan) && codeKey(text).length >= shortestCode;
  return { words, codes: isCode ? [wholeCode(text), partCode(text)] : [], phrase: phraseOf(text) };
}

/** A text without blanks and case, to see whether one holds another. */
export const phraseOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** About how many rows of the index a pattern has. */
export type Counts = ReadonlyMap<string, number>;

/** A pattern is a term, or with % at its end the beginning of terms. */
export const isBeginning = (pattern: string) => pattern.endsWith('%');

/** A term from which on a word is common: what merely begins with it is then left aside. */
export const commonFrom = 2000;

/** A word as it is looked for: by its beginning, unless it is common itself. */
export function patternOf(word: string, counts: Counts): string {
  return countOf(word, counts) >= commonFrom ? word : `${word}%`;
}

/** A run of signs by pairs that cover it without overlapping, so that words written without a blank are found apart too. */
function runTerms(run: string, counts: Counts): string[] {
  const pairs = bigrams(run);
  return [...run].length === 1 ? [patternOf(run, counts)] : pairs.filter((_, index) => index % 2 === 0 || index === pairs.length - 1);
}

const termsIn = ({ text, isHan }: Word, counts: Counts) => (isHan ? runTerms(text, counts) : [patternOf(text, counts)]);

/** Every word by its beginning, Chinese by pairs of signs. */
export function exactNeeds({ words }: Pick<Wish, 'words'>, counts: Counts): Need[] {
  const wordOf = new Map(words.flatMap((word) => termsIn(word, counts).map((term) => [term, word.text])));
  return [...wordOf].map(([term, word]) => ({ any: [term], least: 1, word }));
}

/** How often a pattern stands in the index. */
export const countOf = (pattern: string, counts: Counts) => counts.get(pattern) ?? 0;

/** The words that no product has, or no more than `most`. */
export const unknownWords = ({ words }: Wish, counts: Counts, most = 0) => words.filter((word) => termsIn(word, counts).some((term) => countOf(term, counts) <= most));

/**
 * The same more loosely: Latin words that are not known as they are `mended`, or left out; of Chinese words that are not known one sign may differ.
 * When each word is known, but no product has them all, one sign of any may.
 */
export function looseNeeds(wish: Wish, mended: ReadonlyMap<string, string[]>, counts: Counts): Need[] {
  const unknown = unknownWords(wish, counts);
  return wish.words.flatMap((word) => {
    const any = mended.get(word.text) ?? [];
    if (unknown.length > 0 && !unknown.includes(word)) return exactNeeds({ words: [word] }, counts);
    if (word.isHan) return [looseRun(word.text, counts)];
    if (unknown.length === 0) return exactNeeds({ words: [word] }, counts);
    return any.length === 0 ? [] : [{ any, least: 1, word: word.text }];
  });
}

// one wrong sign spoils two pairs at most; of a short run the signs are looked for
const spoiledPairs = 2;

const isShort = (run: string) => bigrams(run).length <= spoiledPairs;

function looseRun(run: string, counts: Counts): Need {
  const pairs = bigrams(run);
  if (!isShort(run)) return { any: [...new Set(pairs)], least: pairs.length - spoiledPairs, word: run };
  const signs = [...new Set(run)].map((sign) => patternOf(sign, counts));
  return { any: signs, least: Math.max(1, signs.length - 1), word: run };
}

/** All patterns whose frequency the search asks for: words and single signs, whole and as beginnings, and pairs of signs. */
export function patternsCounted({ words }: Wish): string[] {
  const both = (word: string) => [word, `${word}%`];
  return [...new Set(words.flatMap(({ text, isHan }) => (isHan ? [...bigrams(text), ...(isShort(text) ? [...text].flatMap(both) : [])] : both(text))))];
}

const fewestWords = 2;

/** All words but one. */
export function someNeeds({ words }: Wish, counts: Counts): Need[] {
  if (words.length < fewestWords) return [];
  return [{ any: words.map((word) => termsIn(word, counts)[0] ?? word.text), least: words.length - 1, word: '' }];
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const shortestMended = 3;

/** Everything that is one letter away from a Latin word: one wrong, missing, too many, or two turned round. */
export function nearWords(word: string): string[] {
  if ([...word].length < shortestMended || !/^[a-z0-9]+$/.test(word)) return [];
  const cuts = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
  const near = cuts.flatMap(([head, tail]) => [
    ...[...letters].map((letter) => head + letter + tail),
    ...(tail === '' ? [] : [head + tail.slice(1), ...[...letters].map((letter) => head + letter + tail.slice(1))]),
    ...(tail.length > 1 ? [`${head}${tail.charAt(1)}${tail.charAt(0)}${tail.slice(2)}`] : []),
  ]);
  return [...new Set(near)].filter((one) => one !== word);
}
