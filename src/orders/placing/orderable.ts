import type { EntityManager } from 'typeorm';
import { priceCandidates } from '../../catalog/prices/prices.queries.js';
import { productsBySku } from '../../catalog/products/products.queries.js';
import { mayOrder, type PartnerTerms, partnerByCode, partnerById } from '../../partners/partners.queries.js';
import { NotFound } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import { type LineWish, type PricedLine, priceLines } from './price-lines.js';

/** The partner that orders, or asks for more of an order. Throws NotFound for an id that isn't there, `unknown_partner`, `ordering_closed`. */
export async function partnerWhoOrders(tx: EntityManager, { partnerId, partnerCode }: { partnerId?: string; partnerCode?: string }): Promise<PartnerTerms> {
  const partner = partnerId ? await partnerById(tx, partnerId) : await partnerByCode(tx, partnerCode ?? '');
  if (!partner && partnerId) throw new NotFound();
  if (!partner) throw new OrderError('unknown_partner', { code: partnerCode }, 'partner');
  if (!mayOrder(partner)) throw new OrderError('ordering_closed', { code: partner.code }, 'partner');
  return partner;
}

/** What a partner may order of a wish, at its prices of a day: in its range, sold, from the minimum on and in whole packs. Throws Invalid by line. */
export async function orderableLines(tx: EntityManager, partner: PartnerTerms, wishes: LineWish[], day: string): Promise<PricedLine[]> {
  const products = await productsBySku(tx, wishes.map(({ sku }) => sku), partner);
  const candidates = await priceCandidates(tx, partner, day, [...products.values()].map(({ id }) => id));
  return priceLines(wishes, products, candidates, partner.currency);
}
