import { idsNamed, listedProducts, matchCodes } from '../../catalog/products/listing.queries.js';
import type { Buyer } from '../../catalog/assortments/range.js';
import type { PriceSeeker } from '../../catalog/prices/prices.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { Invalid } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { problemText } from '../ordering/catalog/good-words.js';
import { priced } from '../ordering/goods.js';
import { checkList } from '../ordering/quick-order/check-list.js';
import { codesIn, pastedLines } from '../ordering/quick-order/paste.js';
import type { LineWish } from '../placing/price-lines.js';

/** A pasted list as lines of an order for a partner. Throws Invalid, at `lines`, with every line that names no product or quantity. */
export async function behalfLines(reader: Reader, seeker: PriceSeeker & Buyer, text: string, { language, today }: { language: Language; today: string }): Promise<LineWish[]> {
  const lines = pastedLines(text);
  if (lines.length === 0) throw new Invalid([{ field: 'lines', key: 'orders.errors.no_lines' }]);
  const named = await matchCodes(reader, codesIn(lines));
  const goods = await priced(reader, seeker, today, await listedProducts(reader, seeker, [], idsNamed(named)));
  const { good, bad } = checkList(lines, named, goods, seeker.currency);
  const unread = bad.filter(({ good: known, problem }) => known === undefined || problem.code === 'no_quantity');
  if (unread.length > 0) {
    throw new Invalid(unread.map(({ code, quantity, problem }) => ({
      field: 'lines', key: 'orders.errors.bad_line', values: { text: `${code} ${quantity}`.trim(), reason: problemText(problem, language) },
    })));
  }
  return [...good, ...bad].flatMap((line) => (line.good ? [{ sku: line.good.sku, quantity: Number(line.quantity) }] : []));
}
