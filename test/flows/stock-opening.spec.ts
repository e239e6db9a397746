import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningStock1764000000033 } from '../../migrations/1764000000033-opening-stock.js';
import { type TestApp, startApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { asStaff } from '../support/people.js';
import { aProduct } from '../support/trade.js';

let app: TestApp;

beforeAll(async () => { app = await startApp(); });
afterAll(() => app.stop());

const unexplained = () => app.database.query(`
  SELECT s.product_id FROM stock s LEFT JOIN stock_movements m ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id
  GROUP BY s.product_id, s.warehouse_id, s.on_hand HAVING s.on_hand <> COALESCE(SUM(m.pieces), 0)`);

describe('goods that lay there before their history was kept', () => {
  it('are its opening: it adds up to what lies there, and is added once', async () => {
    const manager = await asStaff(app, 'channel_manager');
    const productId = await aProduct(app.database, 'OLD', { stock: 20 });
    await manager.postForm('/admin/stock/OLD/MAIN/movements', { reason: 'damaged', quantity: '3' }).expect(303);
    const runner = app.database.source.createQueryRunner();
    for (const _ of [1, 2]) await new OpeningStock1764000000033().up(runner);
    await runner.release();
    expect(await unexplained()).toEqual([]);
    expect(await app.database.query('SELECT pieces, on_hand, kind FROM stock_movements WHERE product_id = ? ORDER BY id', [productId]))
      .toEqual([{ pieces: -3, on_hand: 17, kind: 'damaged' }, { pieces: 20, on_hand: 17, kind: 'opening' }]);
    expect(wordsOf((await manager.get('/admin/stock/OLD?lang=en').expect(200)).text)).toContain('System Opening');
  });
});
