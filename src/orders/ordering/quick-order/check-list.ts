import type { NamedByCode } from '../../../catalog/products/listing.queries.js';
import { firstQuantity, type Good, type Goods } from '../goods.js';
import { type CheckedLine, checkLine, type Problem } from '../line-check.js';
import { isInCases, type PastedLine, quantityIn } from './pasted.js';

/** A line that cannot go into the cart yet: why, and what would mend it (`fixes` of its quantity, `choices` of its code). */
export type BadLine = PastedLine & { place: number; problem: Problem; choices: string[]; good?: Good };
/** A line that can; `merged` counts the further lines of the same product. */
export type GoodLine = CheckedLine & { merged: number };
export type CheckedList = { good: GoodLine[]; bad: BadLine[] };

const mostChoices = 8;

type Kind = { good: Good; pieces: number; merged: number; code: string; place: number };

/** Sorts a list into what can be ordered and what cannot. Several lines of one product are one. */
export function checkList(lines: PastedLine[], named: NamedByCode, goods: Goods, currency: string): CheckedList {
  const bad: BadLine[] = [];
  const kinds = new Map<string, Kind>();
  for (const [place, line] of lines.map((one) => known(one, named)).entries()) {
    const found = productOf(line, named, goods);
    const pieces = 'id' in found ? piecesIn(line.quantity, found) : undefined;
    if (!('id' in found)) bad.push({ ...line, place, ...found });
    else if (pieces === undefined) bad.push({ ...line, place, good: found, choices: [], problem: { code: 'no_quantity', values: {}, fixes: [firstQuantity(found)] } });
    else merge(kinds, found, pieces, { code: line.code, place });
  }
  const checked = [...kinds.values()].map(({ good, pieces, ...line }) => ({ ...checkLine(good, pieces, currency), ...line }));
  const wrong = checked.flatMap(({ good, quantity, problem, code, place }) => (problem ? [{ code, place, quantity: String(quantity), good, problem, choices: [] }] : []));
  return { good: checked.filter(({ problem }) => !problem), bad: [...bad, ...wrong].toSorted((a, b) => a.place - b.place) };
}

/** The line with the first of its words that names anything as its code; one that only looks like a code stands behind one that is. */
function known({ code, quantity, others = [] }: PastedLine, named: NamedByCode): PastedLine {
  const words = [code, ...others];
  const exact = words.find((word) => named.get(word)?.some(({ by }) => by !== 'alike'));
  return { code: exact ?? words.find((word) => named.has(word)) ?? code, quantity };
}

function productOf({ code }: PastedLine, named: NamedByCode, goods: Goods): Good | { problem: Problem; choices: string[] } {
  const same = named.get(code) ?? [];
  const products = [...new Map(same.filter(({ by }) => by !== 'family').map((match) => [match.productId, match.sku]))];
  const family = same.filter(({ by, productId }) => by === 'family' && !goods.get(productId)?.closed).map(({ sku }) => sku);
  const refused = (reason: string, choices: string[]) => ({ problem: { code: reason, values: {}, fixes: [] }, choices: choices.slice(0, mostChoices) });
  if (products.length > 1) return refused('ambiguous', products.map(([, sku]) => sku));
  const good = goods.get(products[0]?.[0] ?? '');
  if (good?.closed) return refused('out_of_range', []);
  if (good) return good;
  return family.length > 0 ? refused('family', family) : refused(code === '' ? 'no_code' : 'unknown', []);
}

function piecesIn(quantity: string, { packSize, unit }: Good): number | undefined {
  const read = quantityIn(quantity);
  return read && (isInCases(read) && read.unit !== unit ? read.count * packSize : read.count);
}

function merge(kinds: Map<string, Kind>, good: Good, pieces: number, line: Pick<Kind, 'code' | 'place'>): void {
  const before = kinds.get(good.id);
  kinds.set(good.id, before ? { ...before, pieces: before.pieces + pieces, merged: before.merged + 1 } : { ...line, good, pieces, merged: 0 });
}
