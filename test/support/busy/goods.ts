import { KeepAssortment } from '../../../src/catalog/assortments/keep-assortment.js';
import { AddPictures } from '../../../src/catalog/pictures/add-pictures.js';
import { outcomes, PictureResult } from '../../../src/catalog/pictures/uploads/picture-result.entity.js';
import { PictureUpload } from '../../../src/catalog/pictures/uploads/picture-upload.entity.js';
import { ChangeProduct } from '../../../src/catalog/products/change-product.js';
import type { TestApp } from '../app.js';
import { aCategory, aFamily, aPrice, putInCategory, withoutPrice } from '../ordering.js';
import { aPicture, clerk } from '../settlement.js';
import { aProduct } from '../trade.js';
import { BookMovement } from '../../../src/catalog/stock/book-movement.js';
import { CountStock } from '../../../src/catalog/stock/count-stock.js';
import { KeepWarehouse } from '../../../src/catalog/stock/keep-warehouse.js';
import { KeepAllocation } from '../../../src/catalog/supplies/keep-allocation.js';
import { KeepSupply } from '../../../src/catalog/supplies/keep-supply.js';
import { PlaceOrder } from '../../../src/orders/placing/place-order.js';
import { AddPrice } from '../../../src/catalog/prices/add-price.js';
import { KeepPriceList } from '../../../src/catalog/prices/keep-price-list.js';
import type { PriceLevel } from '../../../src/catalog/prices/price-resolver.js';

export async function someGoods(app: TestApp) {
  const { database, web } = app;
  const tube = await aProduct(database, 'LS-T8-18', { price: '17.9000', packSize: 25, minQuantity: 25 });
  await aPrice(database, tube, '16.9000', { minQuantity: 100 });
  await withoutPrice(database, await aProduct(database, 'LS-NEW'));
  const variants = await aFamily(database, 'LS-DL09', [{ row: '3000K', column: '5W' }, { row: '3000K', column: '12W', price: '24.5000', stock: 36 }, { row: '4000K', column: '5W', stock: 0 }]);
  await countedShort(app);
  const [panel] = await database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'LS-PL66-40'");
  const category = await aCategory(database, '磁吸轨道灯与嵌入式线形灯具', await aCategory(database, '商业照明'));
  await putInCategory(database, panel?.id ?? '', category);
  await web.get(AddPictures).run(clerk, 'LS-PL66-40', [aPicture, { ...aPicture, name: '侧面.png' }]);
  await aProduct(database, 'LS-GONE');
  await web.get(ChangeProduct).setStatus(clerk, 'LS-GONE', 'inactive', '换代停产，由 LS-PL66 系列代替');
  const { supply, waiting } = await aScarceProduct(app);
  return { category, tube, supply, waiting, panel: panel?.id ?? '', codes: ['LS-T8-18', 'LS-DL09', 'LS-NEW', 'LS-WAIT'], variants };
}

/** One that names a category and a product, and one that leaves out what nobody orders. */
export async function assortmentsOfBothKinds({ web, database }: TestApp, category: string): Promise<void> {
  const [east] = await database.query<{ code: string }>('SELECT code FROM territories ORDER BY id LIMIT 1');
  const keep = web.get(KeepAssortment);
  await aProduct(database, 'LS-WEST');
  await keep.create(clerk, 'retail-basic', { nameZh: '零售商常规品与季节性促销商品（不含工程定制）', nameEn: 'Retail basics', startsFrom: 'nothing', categories: [category], products: 'LS-T8-18', tiers: [], territories: [], partners: '' });
  await keep.create(clerk, 'all-but-west', { nameZh: '西北专供除外', nameEn: 'All but the west', startsFrom: 'everything', categories: [], products: 'LS-WEST', tiers: ['gold'], territories: east ? [east.code] : [], partners: 'hangzhou' });
}

export async function pricesOfAllKinds({ web }: TestApp) {
  const code = '2026-autumn';
  await web.get(KeepPriceList).create(clerk, { code, nameZh: '2026 年秋季渠道价格表（华东与西北适用）', nameEn: 'Autumn 2026' }, undefined);
  await web.get(KeepPriceList).create(clerk, { code: 'empty', nameZh: '空白价目表', nameEn: '' }, undefined);
  const add = async (scope: PriceLevel, scopeKey: string, unitPrice: string, [validFrom, validTo]: [string, string], minQuantity = 1) =>
    (await web.get(AddPrice).run(clerk, code, { sku: 'LS-T8-18', scope, scopeKey, minQuantity, currency: 'CNY', unitPrice, validFrom, validTo }, undefined)).id;
  const prices = [
    await add('contract', 'hangzhou', '15.1250', ['1000-01-01', '9999-12-31'], 500), await add('tier', 'gold', '16.5000', ['2099-01-01', '9999-12-31']), await add('region', 'east', '16.2000', ['1000-01-01', '2025-12-31']),
  ];
  await add('dealer', 'hangzhou', '16.1000', ['2026-01-01', '9999-12-31'], 50);
  await add('dealer', 'hangzhou', '16.3000', ['1000-01-01', '9999-12-31'], 50);
  return { lists: [code, 'empty'], prices };
}

async function countedShort({ web }: TestApp) {
  await web.get(KeepWarehouse).open(clerk, { code: 'EAST', nameZh: '华东中心仓（苏州工业园区物流基地一期）', nameEn: 'East', position: 200 }, undefined);
  await web.get(BookMovement).run(clerk, 'LS-PL66-40', 'EAST', { reason: 'received', quantity: 100_000, reference: 'PO-26-118', note: '' }, undefined);
  const { onHand } = await web.get(BookMovement).run(clerk, 'LS-PL66-40', 'MAIN', { reason: 'damaged', quantity: 12, reference: '', note: '叉车碰撞，外箱破损' }, undefined);
  await web.get(CountStock).run(clerk, 'LS-PL66-40', 'MAIN', { counted: 10, basedOn: onHand, remark: '年末盘点' }, undefined);
}

export async function aPictureUpload({ database }: TestApp): Promise<string> {
  const id = '7000000900';
  await database.source.manager.insert(PictureUpload, { id, status: 'done', names: '2026 秋季新品主图（灯管、面板灯、磁吸轨道灯）.zip', actor: clerk.key, actorName: clerk.name, createdAt: new Date(), doneAt: new Date() });
  await database.source.manager.insert(PictureResult, outcomes.map((outcome, position) => ({ uploadId: id, position, outcome, name: `面板灯/LS-PL66-40_${position}.jpg`, sku: outcome === 'added' ? 'LS-PL66-40' : '' })));
  return id;
}

/** A product that two orders wait for: the supply that is to come, and the order whose turn is later. */
async function aScarceProduct({ database, web }: TestApp): Promise<{ supply: string; waiting: string }> {
  await aProduct(database, 'LS-WAIT', { stock: 12, packSize: 4 });
  await web.get(KeepAllocation).ofProduct(clerk, 'LS-WAIT', { backOrder: true, rule: 'by_tier' });
  const { id: supply } = await web.get(KeepSupply).add(clerk, 'LS-WAIT', { promisedOn: '2099-12-05', quantity: 400, note: 'PO-26-120，厂家排产中' }, undefined);
  const order = (quantity: number) => web.get(PlaceOrder).run(clerk, { partnerCode: 'hangzhou', channel: 'admin', lines: [{ sku: 'LS-WAIT', quantity }] });
  await order(148);
  return { supply, waiting: (await order(120)).number };
}
