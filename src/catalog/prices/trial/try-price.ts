import { partnerPage, type PartnerRow } from '../../../partners/partner-pages.queries.js';
import { isDay } from '../../../platform/clock/days.js';
import type { Reader } from '../../../platform/database/database.js';
import type { FieldError } from '../../../platform/http/errors.js';
import { anyone } from '../../assortments/range.js';
import type { SaleProduct } from '../../products/products.queries.js';
import type { TrialFilter } from '../price.dto.js';
import { type PriceTrial, priceTrial } from './price-trial.js';
import { priceCandidates, pricesAside } from '../prices.queries.js';
import { type PartnerName, partnersNamed, productToTry } from './trial.queries.js';

export type TriedOn = PriceTrial & { partner: PartnerRow; product: SaleProduct; quantity: number; day: string };
export type TrialOutcome = { tried: TriedOn } | { wrong: FieldError[]; alike: PartnerName[] };

const mostPieces = 2_000_000_000;

/** Tries which price a partner gets on a day; says by field what cannot be tried, with partners of a like name to choose from. */
export async function tryPrice(reader: Reader, asked: TrialFilter, today: string): Promise<TrialOutcome> {
  const found = await partnerAsked(reader, asked.partner);
  const product = asked.sku === '' ? undefined : await productToTry(reader, asked.sku, found.partner ?? anyone);
  const quantity = asked.quantity === '' ? product?.minQuantity ?? 1 : Number(asked.quantity);
  const day = asked.day || today;
  const isCount = Number.isInteger(quantity) && quantity >= 1 && quantity <= mostPieces;
  const { partner, alike } = found;
  if (partner && product && isCount && isDay(day)) {
    const candidates = (await priceCandidates(reader, partner, day, [product.id])).get(product.id) ?? [];
    const aside = await pricesAside(reader, partner, day, product.id);
    return { tried: { ...priceTrial(candidates, aside, { quantity, day, currency: partner.currency }), partner, product, quantity, day } };
  }
  const wrong = [
    ...(partner ? [] : [{ field: 'partner', key: missing(asked.partner, alike.length > 1 ? 'prices.errors.several_partners' : 'prices.errors.unknown_partner'), values: { name: asked.partner } }]),
    ...(product ? [] : [{ field: 'sku', key: missing(asked.sku, 'prices.errors.unknown_sku'), values: { sku: asked.sku } }]),
    ...(isCount ? [] : [{ field: 'quantity', key: 'prices.errors.quantity' }]),
    ...(isDay(day) ? [] : [{ field: 'day', key: 'common.errors.isBusinessDay' }]),
  ];
  return { wrong, alike };
}

const missing = (text: string, key: string) => (text === '' ? 'common.errors.isNotEmpty' : key);

/** The partner of that code, else the only one whose name has the text in it. */
async function partnerAsked(reader: Reader, text: string): Promise<{ partner?: PartnerRow; alike: PartnerName[] }> {
  if (text === '') return { alike: [] };
  const coded = await partnerPage(reader, text);
  if (coded) return { partner: coded, alike: [] };
  const alike = await partnersNamed(reader, text);
  const [only] = alike;
  return { partner: alike.length === 1 && only ? await partnerPage(reader, only.code) : undefined, alike };
}
