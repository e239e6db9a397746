import type { ListedProduct } from '../../catalog/products/listing.queries.js';
import { type PriceCandidate, type PriceTrace, resolvePrice } from '../../catalog/prices/price-resolver.js';
import { type PriceSeeker, priceCandidates } from '../../catalog/prices/prices.queries.js';
import type { Reader } from '../../platform/database/database.js';

/** A product with every price the partner could get today, and the one shown while nothing is chosen. */
export type Good = ListedProduct & { candidates: PriceCandidate[]; shown: PriceTrace | undefined };
export type Goods = ReadonlyMap<string, Good>;

export async function priced(reader: Reader, seeker: PriceSeeker, day: string, products: ListedProduct[]): Promise<Goods> {
  const candidates = await priceCandidates(reader, seeker, day, products.map(({ id }) => id));
  return new Map(products.map((product) => [product.id, goodOf(product, candidates.get(product.id) ?? [])]));
}

/** A product with its prices; the one shown is that of the first orderable quantity that has one. */
export function goodOf(product: ListedProduct, candidates: PriceCandidate[]): Good {
  let shown: PriceTrace | undefined;
  // a list of hundreds of lines looks at none of them
  return { ...product, candidates, get shown() { return shown ??= resolvePrice(candidates, Math.max(firstQuantity(product), lowestOf(candidates) ?? 0)); } };
}

type Packed = Pick<ListedProduct, 'packSize' | 'minQuantity'>;

export const inPacks = ({ packSize }: Packed, quantity: number) => Math.ceil(quantity / packSize) * packSize;

/** The quantity a first click orders: whole packs, the minimum reached. */
export const firstQuantity = (product: Packed) => inPacks(product, Math.max(1, product.minQuantity));

/** The smallest quantity that has a price. */
export function lowestOf(candidates: PriceCandidate[]): number | undefined {
  return candidates.length === 0 ? undefined : Math.min(...candidates.map(({ minQuantity }) => minQuantity));
}

/** Products of one catalogue entry: the one its lists show, and all its variants. */
export type Entry<Product = Good> = { lead: Product; variants: Product[] };

/** Sorts products into entries, in the order of `leads`; only what is still sold and in the range: a variant stands in for a lead that is not. */
export function entriesOf<Product extends ListedProduct>(products: Product[], leads: string[]): Entry<Product>[] {
  return leads.flatMap((id) => {
    const found = products.find((product) => product.id === id);
    const variants = found ? variantsOf(products, found) : [];
    const lead = found?.closed ? variants[0] : found;
    return lead ? [{ lead, variants }] : [];
  });
}

export function variantsOf<Product extends ListedProduct>(products: Product[], lead: Product): Product[] {
  if (lead.family === null) return lead.closed ? [] : [lead];
  return products.filter(({ family, status, closed }) => family?.id === lead.family?.id && status === 'active' && !closed);
}
