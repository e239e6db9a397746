import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import { GroupVariants } from '../catalog/variants/group-variants.js';
import { ProductImage } from '../catalog/pictures/product-image.entity.js';
import { ImportPrices } from '../imports/import-prices.js';
import { ImportProducts } from '../imports/import-products.js';
import { ImportStock } from '../imports/import-stock.js';
import { Database, affected } from '../platform/database/database.js';
import { Files } from '../platform/files/files.js';
import { accessories } from './accessories.js';
import { catalogue, type Series, skusOf } from './catalogue.js';
import { csvOf } from './csv-of.js';

const artFolder = new URL('../../public/art/', import.meta.url);
const noProgress = async (): Promise<void> => undefined;

/** Fills the catalogue: products, families, pictures, price lists and the first stock. */
@Injectable()
export class GoodsIn {
  constructor(
    private readonly database: Database, private readonly files: Files, private readonly groupVariants: GroupVariants,
    private readonly importProducts: ImportProducts, private readonly importPrices: ImportPrices, private readonly importStock: ImportStock,
  ) {}

  async run(): Promise<void> {
    await this.database.inTransaction((tx) => this.importProducts.run(tx, productsCsv(), noProgress));
    for (const series of catalogue) await this.group(series);
    await this.database.inTransaction((tx) => this.describe(tx));
    await this.database.inTransaction((tx) => this.importPrices.run(tx, pricesCsv(), noProgress));
    await this.stock(() => 200_000);
    await this.database.inTransaction(nameInEnglish);
  }

  /** Counts the warehouse: what is reserved and what `free` says of each product on top. */
  async stock(free: (sku: string) => number): Promise<void> {
    const reserved = await this.database.query<{ sku: string; reserved: string }>(
      'SELECT p.sku, SUM(s.reserved) AS reserved FROM stock s JOIN products p ON p.id = s.product_id GROUP BY p.sku');
    const bound = new Map(reserved.map((row) => [row.sku, Number(row.reserved)]));
    const rows = allSkus().map(({ sku }) => ['HQ', sku, (bound.get(sku) ?? 0) + free(sku)]);
    await this.database.inTransaction((tx) => this.importStock.run(tx, csvOf(['warehouse', 'sku', 'on_hand'], rows), noProgress));
  }

  private async group(series: Series): Promise<void> {
    await this.groupVariants.run({
      code: series.code, nameZh: series.zh, nameEn: series.en, specZh: series.specZh, specEn: series.specEn,
      rowAxis: series.rowAxis, columnAxis: series.columnAxis, variants: skusOf(series),
    });
  }

  private async describe(tx: EntityManager): Promise<void> {
    const pictures = new Map<string, string>();
    for (const [index, { sku, art, specZh, specEn, price }] of allSkus().entries()) {
      const fileId = pictures.get(art) ?? await this.files.keep(tx, { name: `${art}.svg`, content: await readFile(new URL(`${art}.svg`, artFolder)) }, { accepted: ['image/svg+xml'], partnerId: null, field: 'image' });
      pictures.set(art, fileId);
      await affected(tx, 'UPDATE products SET spec_zh = ?, spec_en = ?, retail_price = ?, barcode = ? WHERE sku = ?',
        [specZh, specEn, (price * 1.45).toFixed(1), barcode(index), sku]);
      const [product] = await tx.query<{ id: string }[]>('SELECT id FROM products WHERE sku = ?', [sku]);
      await tx.insert(ProductImage, { productId: product?.id, fileId, position: 0 });
    }
  }
}

// a file names categories and warehouses in one language only
async function nameInEnglish(tx: EntityManager): Promise<void> {
  const categories = new Map(catalogue.map(({ category }) => category));
  for (const [zh, en] of categories) await affected(tx, 'UPDATE categories SET name_en = ? WHERE name_zh = ?', [en, zh]);
  await affected(tx, "UPDATE warehouses SET name_zh = '佛山总仓', name_en = 'Foshan central' WHERE code = 'HQ'", []);
}

type Sku = { sku: string; art: string; specZh: string; specEn: string; price: number };

function allSkus(): Sku[] {
  return [
    ...catalogue.flatMap((series) => skusOf(series).map(({ sku, price }) => ({ sku, price, art: series.art, specZh: series.specZh, specEn: series.specEn }))),
    ...accessories.map(([sku, , art, , , , , price]) => ({ sku, art, price, specZh: '', specEn: '' })),
  ];
}

function productsCsv(): string {
  const header = ['sku', 'name_zh', 'name_en', 'category', 'unit', 'pack_size', 'min_quantity', 'base_price', 'tax_rate', 'status'];
  const variants = catalogue.flatMap((series) => skusOf(series).map(({ sku, price, rowZh, rowEn, column }) =>
    [sku, `${series.zh} ${column} ${rowZh}`, `${series.en} ${column} ${rowEn}`, series.category[0], series.unit, series.pack, series.minimum, price.toFixed(2), '0.13', 'active']));
  const singles = accessories.map(([sku, category, , zh, en, unit, pack, price]) => [sku, zh, en, category, unit, pack, pack, price.toFixed(2), '0.13', 'active']);
  return csvOf(header, [...variants, ...singles]);
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

// EAN-13 with the check digit, in the range for use within a company
function barcode(index: number): string {
  const digits = `200${String(index + 1).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
