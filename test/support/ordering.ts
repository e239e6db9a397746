import { Category } from '../../src/catalog/categories/category.entity.js';
import { PriceList } from '../../src/catalog/prices/price-list.entity.js';
import { Price } from '../../src/catalog/prices/price.entity.js';
import { ProductFamily } from '../../src/catalog/variants/product-family.entity.js';
import { Product } from '../../src/catalog/products/product.entity.js';
import { keepTerms } from '../../src/catalog/search/keep-terms.js';
import type { Database } from '../../src/platform/database/database.js';
import { aProduct } from './trade.js';

type NewPrice = { scope?: 'contract' | 'dealer' | 'tier' | 'region' | 'base'; scopeKey?: string; minQuantity?: number; list?: string };

/** A further price of a product. */
export async function aPrice(database: Database, productId: string, unitPrice: string, { scope = 'base', scopeKey = '', minQuantity = 1, list = 'standard' }: NewPrice = {}): Promise<void> {
  const { manager } = database.source;
  await manager.upsert(PriceList, { code: list, nameZh: `${list} 价格表`, nameEn: `${list} list` }, ['code']);
  const { id } = await manager.findOneByOrFail(PriceList, { code: list });
  await manager.insert(Price, { priceListId: id, scope, scopeKey, productId, minQuantity, currency: 'CNY', unitPrice });
}

export async function withoutPrice(database: Database, productId: string): Promise<void> {
  await database.query('DELETE FROM prices WHERE product_id = ?', [productId]);
}

/** A category below another; returns its id. */
export async function aCategory(database: Database, nameZh: string, parentId: string | null = null): Promise<string> {
  const { identifiers } = await database.source.manager.insert(Category, { nameZh, nameEn: `${nameZh} (en)`, parentId });
  return String(identifiers[0]?.id);
}

export async function putInCategory(database: Database, productId: string, categoryId: string): Promise<void> {
  await database.source.manager.update(Product, { id: productId }, { categoryId });
}

type Variant = { row: string; column: string; price?: string; stock?: number };

/** A family with its variants, the first of them leading. Returns product ids by `row/column`. */
export async function aFamily(database: Database, code: string, variants: Variant[], packSize = 12): Promise<Map<string, string>> {
  const { manager } = database.source;
  const family = await manager.insert(ProductFamily, { code, nameZh: `${code} 系列筒灯`, nameEn: `${code} downlights`, rowAxisZh: '色温', rowAxisEn: 'Colour', columnAxisZh: '功率', columnAxisEn: 'Power' });
  const ids = new Map<string, string>();
  for (const [index, { row, column, price = '12.8000', stock = 1000 }] of variants.entries()) {
    const id = await aProduct(database, `${code}-${row}-${column}`, { packSize, price, stock });
    await manager.update(Product, { id }, {
      familyId: String(family.identifiers[0]?.id), rowValueZh: `${row} 光`, rowValueEn: `${row} light`, columnValue: column, leadsFamily: index === 0,
    });
    ids.set(`${row}/${column}`, id);
  }
  await keepTerms(manager, [...ids.values()]);
  return ids;
}

/** What a page says, without its markup. */
export function wordsOf(html: string): string {
  return html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ');
}

/** The one row or part of a page with this id. */
export function partOf(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  const next = html.indexOf('<li class="prow', from);
  return from < 0 ? '' : html.slice(from, next < 0 ? html.indexOf('</form>', from) : next);
}
