import { Injectable } from '@nestjs/common';
import { KeepWarehouse } from '../catalog/stock/keep-warehouse.js';
import { ImportPrices } from '../imports/import-prices.js';
import { ImportProducts } from '../imports/import-products.js';
import { ImportStock } from '../imports/import-stock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { accessories } from './accessories.js';
import { catalogue, skusOf } from './catalogue.js';
import { csvOf } from './csv-of.js';
import { FillCatalogue } from './fill-catalogue.js';

const noProgress = async (): Promise<void> => undefined;

/** Fills the catalogue, then its price lists and the first stock. */
@Injectable()
export class GoodsIn {
  constructor(
    private readonly database: Database, private readonly fillCatalogue: FillCatalogue,
    private readonly importProducts: ImportProducts, private readonly importPrices: ImportPrices, private readonly importStock: ImportStock,
    private readonly keepWarehouse: KeepWarehouse,
  ) {}

  async run(actor: Actor): Promise<void> {
    await this.fillCatalogue.run(actor);
    await this.database.inTransaction((tx) => this.importProducts.run(tx, basePricesCsv(), noProgress));
    await this.database.inTransaction((tx) => this.importPrices.run(tx, pricesCsv(), noProgress));
    await this.stock(() => 200_000);
    await this.keepWarehouse.change(actor, 'HQ', { nameZh: '佛山总仓', nameEn: 'Foshan central', position: 10 });
  }

  /** Counts the warehouse: what is reserved and what `free` says of each product on top. */
  async stock(free: (sku: string) => number): Promise<void> {
    const reserved = await this.database.query<{ sku: string; reserved: string }>(
      'SELECT p.sku, SUM(s.reserved) AS reserved FROM stock s JOIN products p ON p.id = s.product_id GROUP BY p.sku');
    const bound = new Map(reserved.map((row) => [row.sku, Number(row.reserved)]));
    const rows = allSkus().map(({ sku }) => ['HQ', sku, (bound.get(sku) ?? 0) + free(sku)]);
    await this.database.inTransaction((tx) => this.importStock.run(tx, csvOf(['warehouse', 'sku', 'on_hand'], rows), noProgress));
  }
}

function allSkus(): { sku: string; price: number }[] {
  return [...catalogue.flatMap(skusOf), ...accessories.map(([sku, , , , , , , price]) => ({ sku, price }))];
}

function basePricesCsv(): string {
  return csvOf(['sku', 'base_price'], allSkus().map(({ sku, price }) => [sku, price.toFixed(2)]));
}

const tierFactors: [tier: string, factor: number][] = [['diamond', 0.88], ['gold', 0.92], ['silver', 0.96], ['project', 0.93]];
const autumn = '2026-09-01';

// the autumn list by tier with a break at ten packs, a freight allowance in the Northwest, one dealer's own price and one contract
function pricesCsv(): string {
  const header = ['list', 'scope', 'scope_key', 'sku', 'min_quantity', 'unit_price', 'currency', 'valid_from', 'valid_to'];
  const goods = catalogue.flatMap((series) => skusOf(series).map(({ sku, price }) => ({ sku, price, category: series.category[0], many: series.pack * 10 })));
  const byTier = tierFactors.flatMap(([tier, factor]) => goods.flatMap(({ sku, price, many }) => [
    ['2025 年度价格表', 'tier', tier, sku, 1, (price * (factor + 0.02)).toFixed(2), 'CNY', '', '2026-08-31'],
    ['2026 秋季价格表', 'tier', tier, sku, 1, (price * factor).toFixed(2), 'CNY', autumn, ''],
    ['2026 秋季价格表', 'tier', tier, sku, many, (price * (factor - 0.03)).toFixed(2), 'CNY', autumn, ''],
  ]));
  const region = goods.filter(({ category }) => category === '灯带灯条').map(({ sku, price }) => ['西北运费补贴', 'region', 'NORTHWEST', sku, 1, (price * 0.94).toFixed(2), 'CNY', autumn, '']);
  const dealer = goods.filter(({ category }) => category === '面板灯').map(({ sku, price }) => ['杭州启明专享价', 'dealer', 'HZ-QIMING', sku, 40, (price * 0.87).toFixed(2), 'CNY', autumn, '2026-12-31']);
  const contract = goods.filter(({ category }) => category === '工业户外').map(({ sku, price }) => ['明轩园区工程合同', 'contract', 'SZ-MINGXUAN', sku, 1, (price * 0.82).toFixed(2), 'CNY', '2026-01-01', '2026-12-31']);
  return csvOf(header, [...byTier, ...region, ...dealer, ...contract]);
}
