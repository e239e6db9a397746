import { Tier } from '../../src/partners/places/tier.entity.js';
import { Territory } from '../../src/partners/places/territory.entity.js';
import { ConfirmReceipt } from '../../src/orders/shipping/confirm-receipt.js';
import { RefuseOrder } from '../../src/orders/decision/refuse-order.js';
import type { TestApp } from '../support/app.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

export type Order = Record<'waiting' | 'held' | 'shipped' | 'received' | 'refused', string>;

const longName = '内蒙古自治区呼伦贝尔市海拉尔区启明星光电科技工程设备安装股份有限公司第二经营部分公司';

/** One order of each kind for a dealer with a long name, and a few of others. */
export async function orderGallery(app: TestApp): Promise<Order> {
  const { database, web } = app;
  const story = scene(app);
  const { manager } = database.source;
  const tierId = String((await manager.insert(Tier, { code: 'gold', nameZh: '金牌', nameEn: 'Gold' })).identifiers[0]?.id);
  const territoryId = String((await manager.insert(Territory, { code: 'east', nameZh: '华东', nameEn: 'East' })).identifiers[0]?.id);
  const partnerId = await aDealer(database, 'hangzhou', { creditLimit: '60000.00', nameZh: longName });
  await aDealer(database, 'suzhou', { creditLimit: null, nameZh: '苏州明轩工程' });
  await aDealer(database, 'chengdu', { creditLimit: '0.00', nameZh: '成都锦盛光电' });
  await database.query('UPDATE partners SET tier_id = ?, territory_id = ?', [tierId, territoryId]);
  await aProduct(database, 'LS-DL07-9W-4000K', { price: '19.2000', taxRate: '0.13', stock: 100_000 });
  await aProduct(database, 'LS-PL66-40', { price: '82.0000', taxRate: '0.13', stock: 100_000 });
  const lines = [{ sku: 'LS-DL07-9W-4000K', quantity: 96 }, { sku: 'LS-PL66-40', quantity: 40 }];
  const received = await story.decided('hangzhou', lines, 'CG-2026-1107');
  const whole = await story.ship(received, { carrier: '顺丰速运', trackingNumber: 'SF1407725519036' });
  await web.get(ConfirmReceipt).run({ key: 'user:7', name: '王敏', partnerId }, whole, { lines: [{ sku: 'LS-PL66-40', received: 38, damaged: 1 }], note: '外箱受潮，少两套' });
  const shipped = await story.decided('hangzhou', lines, 'CG-2026-1119');
  await story.ship(shipped, { carrier: '德邦物流', trackingNumber: 'DPK364512987', lines: [{ sku: 'LS-PL66-40', quantity: 3, batch: 'B2611-03', serials: ['PL66-001', 'PL66-002', 'PL66-003'] }] });
  await story.ship(shipped, { lines: [{ sku: 'LS-DL07-9W-4000K', quantity: 48, batch: 'B2611-07' }] });
  const refused = await story.decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 700 }]);
  await web.get(RefuseOrder).run({ key: 'user:901', name: '赵磊' }, refused, '请先付清旧款');
  const held = await story.decided('hangzhou', [{ sku: 'LS-PL66-40', quantity: 800 }], 'CG-2026-1121');
  const waiting = await story.placed('hangzhou', lines);
  await story.decided('suzhou', [{ sku: 'LS-PL66-40', quantity: 20 }]);
  await story.decided('chengdu', lines);
  return { waiting, held, shipped, received, refused };
}
