import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Warehouse } from '../../src/catalog/stock/warehouse.entity.js';
import { Stock } from '../../src/catalog/stock/stock.entity.js';
import { RunImport } from '../../src/imports/run-import.js';
import { type TestApp, startApp } from '../support/app.js';
import { clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'hangzhou', { creditLimit: null });
});

afterAll(() => app.stop());

const stockOf = (sku: string) => app.database.query<{ code: string; on_hand: number; reserved: number }>(
  'SELECT w.code, s.on_hand, s.reserved FROM stock s JOIN products p ON p.id = s.product_id JOIN warehouses w ON w.id = s.warehouse_id WHERE p.sku = ? ORDER BY w.id', [sku]);

describe('stock that was corrected below what is reserved', () => {
  const short = async (sku: string, onHand: number) => {
    const productId = await aProduct(app.database, sku, { stock: 20 });
    const orders = [await story.decided('hangzhou', [{ sku, quantity: 8 }]), await story.decided('hangzhou', [{ sku, quantity: 8 }])];
    await app.database.source.manager.update(Stock, { productId }, { onHand });
    return orders;
  };

  it('still lets an order be cancelled', async () => {
    const [first = ''] = await short('SHORT-1', 5);
    await story.cancel(first, '缺货');
    expect(await stockOf('SHORT-1')).toEqual([{ code: 'MAIN', on_hand: 5, reserved: 8 }]);
  });

  it('still ships as much as there is, and no more', async () => {
    const [first = '', second = ''] = await short('SHORT-2', 10);
    await story.ship(first);
    expect(await stockOf('SHORT-2')).toEqual([{ code: 'MAIN', on_hand: 2, reserved: 8 }]);
    await expect(story.ship(second)).rejects.toMatchObject({ code: 'not_in_warehouse', values: { skus: 'SHORT-2' } });
    await expect(story.placed('hangzhou', [{ sku: 'SHORT-2', quantity: 1 }])).rejects.toThrow('out_of_stock');
  });
});

describe('the history of stock', () => {
  it('tells what was imported and what was shipped, and cannot be rewritten', async () => {
    await aProduct(app.database, 'PAST', { stock: 20 });
    const file = (text: string) => app.web.get(RunImport).run(clerk, { kind: 'stock', name: '', text });
    await file('warehouse,sku,on_hand\nMAIN,PAST,30\nEAST,PAST,0\n');
    await file('warehouse,sku,on_hand\nMAIN,PAST,30\nEAST,PAST,7\n');
    const shipment = await story.ship(await story.decided('hangzhou', [{ sku: 'PAST', quantity: 12 }]));
    const moves = await app.database.query(
      'SELECT w.code, m.pieces, m.on_hand, m.kind, m.reference, m.actor_name FROM stock_movements m JOIN products p ON p.id = m.product_id JOIN warehouses w ON w.id = m.warehouse_id WHERE p.sku = ? ORDER BY m.id', ['PAST']);
    expect(moves).toEqual([
      { code: 'MAIN', pieces: 10, on_hand: 30, kind: 'imported', reference: '', actor_name: '周岚' },
      { code: 'EAST', pieces: 7, on_hand: 7, kind: 'imported', reference: '', actor_name: '周岚' },
      { code: 'MAIN', pieces: -12, on_hand: 18, kind: 'shipped', reference: shipment, actor_name: '林晓峰' },
    ]);
    await expect(app.database.query('UPDATE stock_movements SET pieces = 0')).rejects.toThrow('append-only');
    await expect(app.database.query('DELETE FROM stock_movements')).rejects.toThrow('append-only');
  });
});

describe('where goods are taken', () => {
  it('is the warehouse whose turn is first', async () => {
    const productId = await aProduct(app.database, 'TURN', { stock: 50 });
    const { identifiers } = await app.database.source.manager.insert(Warehouse, { code: 'NEAR', nameZh: '近仓', nameEn: 'Near', position: 10 });
    await app.database.source.manager.insert(Stock, { productId, warehouseId: String(identifiers[0]?.id), onHand: 50 });
    await story.placed('hangzhou', [{ sku: 'TURN', quantity: 8 }]);
    expect(await stockOf('TURN')).toEqual([{ code: 'MAIN', on_hand: 50, reserved: 0 }, { code: 'NEAR', on_hand: 50, reserved: 8 }]);
  });
});
