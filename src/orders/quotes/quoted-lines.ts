import { Decimal } from 'decimal.js';
import type { EntityManager } from 'typeorm';
import { resolvePrice } from '../../catalog/prices/price-resolver.js';
import { priceCandidates } from '../../catalog/prices/prices.queries.js';
import { productsBySku } from '../../catalog/products/products.queries.js';
import type { PartnerTerms } from '../../partners/partners.queries.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { type LineWish, type PricedLine, priceLines } from '../placing/price-lines.js';
import type { QuoteLineForm } from './quote.dto.js';
import type { QuoteSide } from './quote-round.entity.js';

/** A line of a form that counts; `place` is the field its errors belong to. */
export type Wish = { sku: string; quantity: number; unitPrice?: string; discount: string; note: string; place: string };
/** `offered` is undefined in a request without a wished price. */
export type QuotedLine = PricedLine & { offered?: string; usual?: string; note: string };

/** The lines of a form that name a product and a quantity. */
export function wishesOf(lines: QuoteLineForm[]): Wish[] {
  return lines.flatMap(({ sku, quantity, unitPrice, discount, note }, index) =>
    (sku === '' || quantity === 0 ? [] : [{ sku, quantity, unitPrice, discount: new Decimal(discount).div(100).toFixed(4), note, place: `lines.${index}` }]));
}

/** Checks lines and keeps what they are and cost that day. An offer needs a price on every line, a request on none. Throws Invalid by place. */
export async function quotedLines(tx: EntityManager, side: QuoteSide, partner: PartnerTerms, day: string, wishes: Wish[]): Promise<QuotedLine[]> {
  const products = await productsBySku(tx, wishes.map(({ sku }) => sku), partner);
  const candidates = await priceCandidates(tx, partner, day, [...products.values()].map(({ id }) => id));
  const asked = wishes.map(({ sku, quantity, unitPrice, discount }): LineWish => ({ sku, quantity, discount, unitPrice: unitPrice ?? (side === 'dealer' ? '0' : undefined) }));
  const lines = inTheirPlaces(wishes, () => priceLines(asked, products, candidates, partner.currency));
  return lines.map((line, index) => ({
    ...line, usual: resolvePrice(candidates.get(line.product.id) ?? [], line.quantity)?.unitPrice, note: wishes[index]?.note ?? '',
    offered: side === 'dealer' ? wishes[index]?.unitPrice : line.unitPrice,
  }));
}

function inTheirPlaces<T>(wishes: Wish[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Invalid ? new Invalid(error.fields.map((wrong) => placed(wrong, wishes))) : error;
  }
}

function placed(wrong: FieldError, wishes: Wish[]): FieldError {
  const [, index, field = ''] = /^lines\.(\d+)\.(\w+)$/.exec(wrong.field) ?? [];
  const place = wishes[Number(index ?? -1)]?.place ?? '';
  if (!place.startsWith('lines.')) return { ...wrong, field: place || 'lines' };
  return { ...wrong, field: `${place}.${wrong.key.endsWith('.no_price') ? 'unitPrice' : field}` };
}
