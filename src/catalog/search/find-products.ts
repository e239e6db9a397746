import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';
import { distance, type Found, hasAll, likeness } from './closeness.js';
import { countsOf, driversOf, mostFound, productsFound, termsAmong, type Wanted } from './search.queries.js';
import { type Counts, countOf, exactNeeds, looseNeeds, type Need, nearWords, someNeeds, termsCounted, unknownWords, type Wish, wishIn } from './wish.js';

/** Products by closeness; `similar` when none is what was typed, `isCut` when there are more than were looked at. */
export type Search = { products: Found[]; similar: boolean; isCut: boolean };

/**
 * The one search of the house: names in both languages, SKU and barcode. Exact hits, or else what has them in another order,
 * with a letter or a sign amiss, or all words but one. `where` narrows the products `p`.
 */
export async function findProducts(reader: Reader, text: string, where: Condition): Promise<Search> {
  const wish = wishIn(text);
  const counts = await countsOf(reader, termsCounted(wish));
  const exact = await found(reader, { codes: wish.codes, needs: exactNeeds(wish, counts), where }, counts);
  if (exact.length > 0) return searched(sorted(exact, (one) => distance(one, wish)), false);
  const near = await nearTo(reader, wish, where, counts);
  const byLikeness = (products: Found[]) => sorted(products, (one) => -likeness(one, wish));
  const whole = near.filter((one) => hasAll(one, wish));
  if (whole.length > 0) return searched(byLikeness(whole), false);
  const best = Math.max(0, ...near.map((one) => likeness(one, wish)));
  return searched(byLikeness(near.filter((one) => one.isCode || likeness(one, wish) >= best - 1)), near.length > 0);
}

const searched = (products: Found[], similar: boolean): Search => ({ products, similar, isCut: products.length >= mostFound });

/** With a letter or a sign amiss, else all words but one. */
async function nearTo(reader: Reader, wish: Wish, where: Condition, counts: Counts): Promise<Found[]> {
  const [whole = ''] = wish.codes;
  const codes = nearWords(whole.slice(1)).map((code) => `=${code}`);
  const near = new Map(unknownWords(wish, counts).map(({ text }) => [text, nearWords(text)]));
  const known = new Map((await termsAmong(reader, [...codes, ...[...near.values()].flat()])).map((term) => [term, { whole: 1, begun: 1 }]));
  const mended = new Map([...near].map(([word, others]) => [word, others.filter((one) => known.has(one)).slice(0, 6)]));
  const wanted = { codes: codes.filter((code) => known.has(code)).slice(0, 12), needs: looseNeeds(wish, mended, counts), where };
  const loose = await found(reader, wanted, new Map([...known, ...counts]));
  return loose.length > 0 ? loose : found(reader, { codes: [], needs: someNeeds(wish, counts), where }, counts);
}

// what no product has need not be looked for; the rarest need leads, the others are only looked up for what has it
async function found(reader: Reader, { codes, needs, where }: Wanted, counts: Counts): Promise<Found[]> {
  const of = (pattern: string) => countOf(pattern, counts);
  const ordered = needs.map(({ any, least }) => ({ any: any.toSorted((a, b) => of(a) - of(b)), least }));
  const cost = (need: Need) => driversOf(need).reduce((sum, term) => sum + of(term), 0);
  const rarestFirst = ordered.toSorted((a, b) => cost(a) - cost(b));
  const isVain = rarestFirst[0] !== undefined && cost(rarestFirst[0]) === 0;
  return productsFound(reader, { codes, needs: isVain ? [] : rarestFirst, where });
}

function sorted(products: Found[], order: (one: Found) => number): Found[] {
  const places = new Map(products.map((one) => [one, order(one)]));
  return products.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || Number(a.id) - Number(b.id));
}
