import type { Buyer } from '../../catalog/assortments/range.js';
import { idsNamed, listedProducts, matchCodes } from '../../catalog/products/listing.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { Invalid } from '../../platform/http/errors.js';
import { mostPieces } from '../ordering/cart/write-cart.js';
import { goodOf } from '../ordering/goods.js';
import { checkList } from '../ordering/quick-order/check-list.js';
import { codesIn, mostLines, pastedLines } from '../ordering/quick-order/paste.js';

/** Products by id with their quantities, in their order. */
export type ListLines = { productId: string; quantity: number }[];

/** Lines as they stand in the field of a list, one product each. */
export const textOf = (lines: { sku: string; quantity: number }[]) => lines.map(({ sku, quantity }) => `${sku}\t${quantity}`).join('\n');

/** Reads the field: a list names products of its buyer's range, whether they can be ordered today or not. Throws Invalid at `lines` for each that names none or has no quantity. */
export async function linesIn(reader: Reader, text: string, buyer: Buyer): Promise<ListLines> {
  const pasted = pastedLines(text);
  if (pasted.length === 0) throw new Invalid([{ field: 'lines', key: 'lists.errors.no_lines' }]);
  if (pasted.length > mostLines) throw new Invalid([{ field: 'lines', key: 'lists.errors.too_many', values: { count: mostLines } }]);
  const named = await matchCodes(reader, codesIn(pasted));
  const goods = await listedProducts(reader, buyer, [], idsNamed(named));
  // without prices no line is good: what names a product is a line, whatever else stands against it today
  const { bad } = checkList(pasted, named, new Map(goods.map((product) => [product.id, goodOf(product, [])])), '');
  const unread = bad.filter(({ good, problem }) => !good || problem.code === 'no_quantity');
  if (unread.length > 0) throw new Invalid(unread.slice(0, 20).map(({ code, quantity }) => ({ field: 'lines', key: 'lists.errors.bad_line', values: { text: `${code} ${quantity}`.trim() } })));
  return bad.map(({ good, quantity }) => ({ productId: good?.id ?? '', quantity: Math.min(Number(quantity), mostPieces) }));
}
