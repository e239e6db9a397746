import { listedByCode, listedProducts } from '../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import type { Reader } from '../../platform/database/database.js';
import type { Look } from './catalog/good-words.js';
import { type Cart, cartOf } from './cart/cart.queries.js';
import { type CartView, cartView, checkedLines } from './cart/cart-views.js';
import { type Goods, priced } from './goods.js';
import type { CheckedLine } from './line-check.js';
import type { Orderer } from './orderer.queries.js';

/** All that an ordering page shows of goods and cart. */
export type Desk = { goods: Goods; cart: Cart; lines: CheckedLine[]; view: CartView };
export type Wanted = { leads?: string[]; code?: string; products?: string[] };

/** Reads the cart and prices it together with what else the page shows. */
export async function openDesk(reader: Reader, actor: PartnerActor, orderer: Orderer, wanted: Wanted, { today, look }: { today: string; look: Look }): Promise<Desk> {
  const cart = await cartOf(reader, actor);
  const others = [...cart.quantities.keys(), ...(wanted.products ?? [])];
  const products = wanted.code === undefined ? await listedProducts(reader, orderer, wanted.leads ?? [], others) : await listedByCode(reader, orderer, wanted.code, others);
  const goods = await priced(reader, orderer, today, products);
  const lines = checkedLines(cart.quantities, goods, orderer.currency);
  return { goods, cart, lines, view: cartView(lines, orderer, { today, cart, look }) };
}
