import { Category } from '../../src/catalog/categories/category.entity.js';
import { PriceList } from '../../src/catalog/prices/price-list.entity.js';
import { Price } from '../../src/catalog/prices/price.entity.js';
import { Product } from '../../src/catalog/products/product.entity.js';
import { keepTerms } from '../../src/catalog/search/keep-terms.js';
import { Stock } from '../../src/catalog/stock/stock.entity.js';
import { Warehouse } from '../../src/catalog/stock/warehouse.entity.js';
import { CreditAccount } from '../../src/credit/credit-account.entity.js';
import { Partner } from '../../src/partners/partner.entity.js';
import type { Database } from '../../src/platform/database/database.js';

type NewDealer = { creditLimit?: string | null; account?: boolean; currency?: string; termsDays?: number; kind?: 'exclusive' | 'non_exclusive'; nameZh?: string };
type NewProduct = { price?: string; stock?: number; taxRate?: string; packSize?: number; minQuantity?: number; currency?: string };

/** A dealer who may order, with a credit account unless told otherwise. Returns its id. */
export async function aDealer(database: Database, code: string, dealer: NewDealer = {}): Promise<string> {
  const { creditLimit = '100000.00', account = true, currency = 'CNY', termsDays = 30, kind = 'exclusive', nameZh = `${code} 灯饰` } = dealer;
  const { manager } = database.source;
  const { identifiers } = await manager.insert(Partner, {
    code, nameZh, nameEn: `${code} Lighting`, kind, termsDays, currency, orderingOpen: kind === 'exclusive', createdAt: new Date(),
  });
  const partnerId = String(identifiers[0]?.id);
  if (account) await manager.insert(CreditAccount, { partnerId, currency, creditLimit });
  return partnerId;
}

/** A product on the base list, in stock. Returns its id. */
export async function aProduct(database: Database, sku: string, product: NewProduct = {}): Promise<string> {
  const { price = '100.0000', stock = 1000, taxRate = '0', packSize = 1, minQuantity = 1, currency = 'CNY' } = product;
  const { manager } = database.source;
  const categoryId = await oneOf(database, Category, { nameZh: '筒灯', nameEn: 'Downlights' }, 'categories', 'name_zh', '筒灯');
  const warehouseId = await oneOf(database, Warehouse, { code: 'MAIN', nameZh: '总仓', nameEn: 'Main' }, 'warehouses', 'code', 'MAIN');
  const priceListId = await oneOf(database, PriceList, { code: 'standard', nameZh: '标准价', nameEn: 'Standard' }, 'price_lists', 'code', 'standard');
  const { identifiers } = await manager.insert(Product, {
    sku, nameZh: `${sku} 筒灯`, nameEn: `${sku} downlight`, categoryId, unit: '只', packSize, minQuantity, taxRate, createdAt: new Date(),
  });
  const productId = String(identifiers[0]?.id);
  await keepTerms(manager, [productId]);
  await manager.insert(Stock, { productId, warehouseId, onHand: stock });
  await manager.insert(Price, { priceListId, scope: 'base', productId, currency, unitPrice: price });
  return productId;
}

async function oneOf(database: Database, entity: new () => object, row: object, table: string, column: string, value: string): Promise<string> {
  const [known] = await database.query<{ id: string }>(`SELECT id FROM ${table} WHERE ${column} = ?`, [value]);
  return known?.id ?? String((await database.source.manager.insert(entity, row)).identifiers[0]?.id);
}
