import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddPrice } from '../../src/catalog/prices/add-price.js';
import { KeepPriceList } from '../../src/catalog/prices/keep-price-list.js';
import { NewPriceForm } from '../../src/catalog/prices/price.dto.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { checked } from '../../src/platform/http/form.js';
import { type TestApp, startApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';
import { clerk } from '../support/settlement.js';
import { pageWithCount } from '../support/statements.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let manager: Agent;
let today: string;

const price = (fields: Record<string, string>) => app.web.get(AddPrice).run(clerk, 'autumn', checked(NewPriceForm, { sku: 'LS-A', currency: 'CNY', ...fields }), undefined);

beforeAll(async () => {
  app = await startApp();
  today = app.web.get(Clock).today();
  await app.database.query("INSERT INTO tiers (code, name_zh, name_en) VALUES ('gold', '金牌', 'Gold')");
  await app.database.query("INSERT INTO territories (code, name_zh, name_en) VALUES ('east', '华东', 'East')");
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明', creditLimit: null });
  await aDealer(app.database, 'corner', { kind: 'non_exclusive', nameZh: '街角灯饰' });
  await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold'), territory_id = (SELECT id FROM territories WHERE code = 'east') WHERE code = 'hangzhou'");
  await aProduct(app.database, 'LS-A', { price: '20.0000' });
  await app.web.get(KeepPriceList).create(clerk, { code: 'autumn', nameZh: '秋季价格表', nameEn: 'Autumn list' }, undefined);
  await price({ scope: 'contract', scopeKey: 'hangzhou', unitPrice: '14', validTo: addDays(today, -1) });
  await price({ scope: 'dealer', scopeKey: 'hangzhou', unitPrice: '17.5', minQuantity: '10' });
  await price({ scope: 'dealer', scopeKey: 'hangzhou', unitPrice: '17', minQuantity: '50' });
  await price({ scope: 'dealer', scopeKey: 'hangzhou', unitPrice: '9', currency: 'USD' });
  await price({ scope: 'tier', scopeKey: 'gold', unitPrice: '18.5' });
  await price({ scope: 'region', scopeKey: 'east', unitPrice: '16', validFrom: '2099-01-01' });
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/prices?lang=en');
});

afterAll(() => app.stop());

describe('the trial', () => {
  const tried = async (query: string) => wordsOf((await manager.get(`/admin/prices/trial?${query}`).expect(200)).text).replaceAll('¥ ', '¥');

  it('says which price holds, why, and what else was in question', async () => {
    const words = await tried('partner=hangzhou&sku=LS-A&quantity=20');
    for (const word of [
      '¥17.50 / 只', 'Dealer price “Autumn list” ¥17.50 from 10', 'There is no contract price on that day', 'So the dealer price applies', 'the largest reached counts: from 10', '20 does not reach the next break',
      'Further away: tier price and base price', 'other currency', 'not begun on that day', 'over on that day', '¥350.00', 'from 50 只: ¥17.00',
    ]) expect(words).toContain(word);
  });

  it('gives the price an order of that quantity gets, on another day too', async () => {
    expect(await tried('partner=hangzhou&sku=ls-a&quantity=50')).toContain('¥17.00 / 只');
    expect(await tried(`partner=hangzhou&sku=LS-A&day=${addDays(today, -3)}`)).toContain('¥14.00 / 只');
    expect(await tried('partner=hangzhou&sku=LS-A&day=2099-06-01')).toContain('¥18.50 / 只');
    const order = await scene(app).placed('hangzhou', [{ sku: 'LS-A', quantity: 50 }]);
    const [line] = await app.database.query("SELECT l.unit_price FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.number = ?", [order]);
    expect(line).toEqual({ unit_price: '17.0000' });
  });

  it('says so when there is no price, or the partner could not order anyway', async () => {
    await aProduct(app.database, 'LS-USD', { currency: 'USD', minQuantity: 6, packSize: 4 });
    const words = await tried('partner=corner&sku=LS-USD&quantity=5');
    for (const word of ['There is no price', 'There is a base price, but not valid on that day or in another currency', 'Ordering is not open', 'Below the minimum of 6', 'packs of 4']) expect(words).toContain(word);
  });

  it('finds a partner by a part of its name, and asks when there are several', async () => {
    expect(await tried(`partner=${encodeURIComponent('街角')}&sku=LS-A`)).toContain('corner Lighting');
    const { text } = await manager.get('/admin/prices/trial?partner=Lighting&sku=NOPE&quantity=0&day=x').expect(422);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(4);
    expect(wordsOf(text)).toContain('Several partners have “Lighting” in their name');
    expect(text).toContain('/admin/prices/trial?partner&#x3D;hangzhou&amp;');
    expect(wordsOf((await manager.get('/admin/prices/trial?partner=nobody&sku=LS-A').expect(422)).text)).toContain('There is no partner named “nobody”');
  });

  it('takes at most 10 statements', async () => {
    await manager.get('/admin/prices/trial');
    for (const partner of ['hangzhou', encodeURIComponent('街角')]) {
      expect((await pageWithCount(app, manager, `/admin/prices/trial?partner=${partner}&sku=LS-A&quantity=20`)).statements).toBeLessThanOrEqual(10);
    }
  });
});
