import { resolvePrice, type PriceCandidate, type PriceTrace } from '../../catalog/prices/price-resolver.js';
import type { SaleProduct } from '../../catalog/products/products.queries.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { compare } from '../../platform/money/money.js';
import { formatMoney } from '../../platform/views/format.js';
import { lineAmounts } from './order-amounts.js';

/** What is asked for; a given unit price or discount replaces the resolver's, `atMost` is the unit price that was shown, `quote` the number of the quote it was given in. */
export type LineWish = { sku: string; quantity: number; unitPrice?: string; discount?: string; atMost?: string; quote?: string };

/** Why a line has its price: the resolver's candidates, or that the price was given with the order; the discount for paying ahead, when there was one. */
export type LineTrace = (PriceTrace | { level: 'given'; unitPrice: string; quote?: string; candidates: PriceTrace['candidates'] }) & { prepayDiscount?: string };

export type PricedLine = {
  product: SaleProduct; quantity: number; unitPrice: string; discount: string; amount: string; tax: string; trace: LineTrace;
};

type Candidates = ReadonlyMap<string, PriceCandidate[]>;
type Products = ReadonlyMap<string, SaleProduct>;

/** Prices every line at the partner's own price. Throws Invalid with all that is wrong, by line. */
export function priceLines(wishes: LineWish[], products: Products, candidates: Candidates, currency: string): PricedLine[] {
  if (wishes.length === 0) throw new Invalid([{ field: 'lines', key: 'orders.errors.no_lines' }]);
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const lines = wishes.flatMap((wish, index) => {
    const priced = priceLine(wish, products, candidates, currency);
    const key = wish.sku.toUpperCase();
    if (seen.has(key)) errors.push({ field: `lines.${index}.sku`, key: 'orders.errors.duplicate_sku', values: { sku: wish.sku } });
    seen.add(key);
    if ('product' in priced) return [priced];
    errors.push({ ...priced, field: `lines.${index}.${priced.field}` });
    return [];
  });
  if (errors.length > 0) throw new Invalid(errors);
  return lines;
}

function priceLine(wish: LineWish, products: Products, candidates: Candidates, currency: string): PricedLine | FieldError {
  const product = products.get(wish.sku.toUpperCase());
  const fault = product === undefined ? { field: 'sku', key: 'orders.errors.unknown_sku', values: { sku: wish.sku } } : quantityFault(product, wish.quantity);
  if (product === undefined || fault) return fault as FieldError;
  const resolved = resolvePrice(candidates.get(product.id) ?? [], wish.quantity);
  const unitPrice = wish.unitPrice ?? resolved?.unitPrice;
  if (unitPrice === undefined) return { field: 'sku', key: 'orders.errors.no_price', values: { sku: product.sku } };
  if (wish.atMost !== undefined && compare(unitPrice, wish.atMost) > 0) {
    return { field: 'quantity', key: 'orders.errors.dearer', values: { sku: product.sku, from: formatMoney(wish.atMost, currency), to: formatMoney(unitPrice, currency) } };
  }
  const trace: LineTrace = wish.unitPrice === undefined && resolved ? resolved : { level: 'given', unitPrice, quote: wish.quote, candidates: resolved?.candidates ?? [] };
  const discount = wish.discount ?? '0';
  const { amount, tax } = lineAmounts({ unitPrice, discount, quantity: wish.quantity, taxRate: product.taxRate }, currency);
  return { product, quantity: wish.quantity, unitPrice, discount, amount, tax, trace };
}

/** What stands against ordering this quantity of a product; the values carry the nearest quantities that would do. */
export function quantityFault(product: Pick<SaleProduct, 'sku' | 'status' | 'closed' | 'minQuantity' | 'packSize'>, quantity: number): FieldError | undefined {
  const { sku, status, closed, minQuantity, packSize } = product;
  if (closed) return { field: 'sku', key: 'orders.errors.out_of_range', values: { sku } };
  if (status !== 'active') return { field: 'sku', key: 'orders.errors.not_orderable', values: { sku } };
  const upper = Math.ceil(Math.max(quantity, minQuantity) / packSize) * packSize;
  if (quantity < minQuantity) return { field: 'quantity', key: 'orders.errors.below_minimum', values: { sku, minimum: minQuantity, upper } };
  if (quantity % packSize === 0) return undefined;
  const lower = Math.floor(quantity / packSize) * packSize;
  return { field: 'quantity', key: 'orders.errors.not_in_packs', values: { sku, pack: packSize, lower: lower >= minQuantity ? lower : upper, upper } };
}
