import type { Few } from '../assortments/few-in-range.js';
import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';
import { distance, type Found, hasAll, likeness } from './closeness.js';
import { countsOf, driversOf, mostFound, patternsAmong, productsFound, type Wanted } from './search.queries.js';
import { type Counts, countOf, exactNeeds, isBeginning, looseNeeds, type Need, nearWords, patternsCounted, someNeeds, unknownWords, type Wish, wishIn } from './wish.js';

/** Products by closeness; `similar` when none is what was typed, `isCut` when there are more than were looked at. */
export type Search = { products: Found[]; similar: boolean; isCut: boolean };

/**
 * The one search of the house: names in both languages, SKU and barcode. Exact hits, or else what has them in another order,
 * with a letter or a sign amiss, or all words but one. `where` narrows the products `p`; `few` are those it leaves, when they are few.
 */
export async function findProducts(reader: Reader, text: string, where: Condition, few?: Few): Promise<Search> {
  const wish = wishIn(text);
  const place = { where, few };
  const counts = await countsOf(reader, [...patternsCounted(wish), ...wish.codes.map((code) => `${code}%`)]);
  const exact = await found(reader, { codes: wish.codes, needs: exactNeeds(wish, counts), ...place }, counts);
  if (exact.length > 0) return searched(sorted(exact, (one) => distance(one, wish)), false);
  const near = await nearTo(reader, wish, place, counts);
  const byLikeness = (products: Found[]) => sorted(products, (one) => -likeness(one, wish));
  const whole = near.filter((one) => hasAll(one, wish));
  if (whole.length > 0) return searched(byLikeness(whole), false);
  const best = Math.max(0, ...near.map((one) => likeness(one, wish)));
  return searched(byLikeness(near.filter((one) => one.isCode || likeness(one, wish) >= best - 1)), near.length > 0);
}

// an estimate of one may be none
const mostOfUnknown = 1;
// of mended words it is known that they are there, not how often
const unmeasured = 1_000_000;

const searched = (products: Found[], similar: boolean): Search => ({ products, similar, isCut: products.length >= mostFound });

/** With a letter or a sign amiss, else all words but one. */
async function nearTo(reader: Reader, wish: Wish, place: Place, estimated: Counts): Promise<Found[]> {
  const [whole = ''] = wish.codes;
  const codes = nearWords(whole.slice(1)).map((code) => `=${code}`);
  const rare = unknownWords(wish, estimated, mostOfUnknown).flatMap(({ text }) => nearWords(text));
  const known = await patternsAmong(reader, [...estimated.keys(), ...codes, ...rare]);
  const counts = new Map([...[...known].map((term) => [term, unmeasured] as const), ...[...estimated].map(([term, about]) => [term, known.has(term) ? about : 0] as const)]);
  const mended = new Map(unknownWords(wish, counts).map(({ text }) => [text, nearWords(text).filter((one) => known.has(one)).slice(0, 6)]));
  const wanted = { codes: codes.filter((code) => known.has(code)).slice(0, 12), needs: looseNeeds(wish, mended, counts), ...place };
  const isTried = wanted.codes.length === 0 && JSON.stringify(wanted.needs) === JSON.stringify(exactNeeds(wish, counts));
  const loose = isTried ? [] : await found(reader, wanted, counts);
  return loose.length > 0 ? loose : found(reader, { codes: [], needs: someNeeds(wish, counts), ...place }, counts);
}

type Place = { where: Condition; few?: Few };
type Asked = Omit<Wanted, 'among'> & Place;

// of each of the few products one term is looked up, or all its terms are read through for a beginning, which costs about as much as five
const readThrough = 5;
function isFewer({ count }: Few, drivers: string[], counts: Counts): boolean {
  return count * (drivers.some(isBeginning) ? readThrough : 1) < drivers.reduce((sum, pattern) => sum + countOf(pattern, counts), 0);
}

// what no product has need not be looked for; the rarest need leads, the others are only looked up for what has it
async function found(reader: Reader, { codes, needs, where, few }: Asked, counts: Counts): Promise<Found[]> {
  const of = (pattern: string) => countOf(pattern, counts);
  const ordered = needs.map((need) => ({ ...need, any: need.any.toSorted((a, b) => of(a) - of(b)) }));
  const cost = (need: Need) => driversOf(need).reduce((sum, term) => sum + of(term), 0);
  const rarestFirst = ordered.toSorted((a, b) => cost(a) - cost(b));
  const isVain = rarestFirst[0] !== undefined && cost(rarestFirst[0]) === 0;
  const drivers = [...codes.map((code) => `${code}%`), ...(rarestFirst[0] ? driversOf(rarestFirst[0]) : [])];
  return productsFound(reader, { codes, needs: isVain ? [] : wordByWord(rarestFirst), where, among: few && isFewer(few, drivers, counts) ? few.ids : undefined });
}

// the pairs of a word come together: what has one has the next, and only another word tells them apart
function wordByWord(needs: Need[]): Need[] {
  const rarest = new Map(needs.toReversed().map((need) => [need.word, need]));
  return needs.toSorted((a, b) => Number(rarest.get(a.word) !== a) - Number(rarest.get(b.word) !== b));
}

function sorted(products: Found[], order: (one: Found) => number): Found[] {
  const places = new Map(products.map((one) => [one, order(one)]));
  return products.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || Number(a.id) - Number(b.id));
}
