import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CancelOrder } from '../../src/orders/cancel-order.js';
import { partnersBoundToCurrency } from '../../src/partners/currency-in-use.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { ExpireRebates } from '../../src/settlement/funds/expire-rebates.js';
import { MoveCash } from '../../src/settlement/funds/move-cash.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDrawnOrder, aFund, aRebate, standingOf } from '../support/funds.js';
import { type Agent, asOwnerOf, asPartner, asStaff, tokenFor } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment, bookDifferences, clerk, openOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  await aProduct(app.database, 'ODD', { price: '33.3300', stock: 10_000, taxRate: '0.13' });
  finance = await asStaff(app, 'finance');
  await finance.get('/admin/funds?lang=en');
});
afterAll(() => app.stop());

const today = () => app.web.get(Clock).today();
const dealer = async (creditLimit: string | null = '0.00') => {
  const code = `F-${++dealers}`;
  await aDealer(app.database, code, { creditLimit });
  return code;
};
const statusOf = async (number: string) => (await app.database.query<{ status: string }>('SELECT status FROM orders WHERE number = ?', [number]))[0]?.status;
const creditOf = async (code: string) => (await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/credit`).expect(200)).body as { exposure: string };
const ship = (number: string, quantity?: number, sku = 'DL') => app.web.get(ShipAndInvoice).run(clerk, number, quantity ? { lines: [{ sku, quantity }] } : {});
const unappliedOf = async (note: string) => (await app.database.query<{ unapplied: string }>('SELECT unapplied FROM credit_notes WHERE number = ?', [note]))[0]?.unapplied;
const balanced = async () => expect(await bookDifferences(app)).toEqual([]);

describe('finance', () => {
  it('moves unapplied cash into a fund and back to its payment, once a form, and never more than is there', async () => {
    const code = await dealer();
    const payment = (await aPayment(app, code, '500.00', [])).number;
    const form = { fund: 'prepaid', way: 'in', amount: '300.00', note: '客户预存', _key: 'one' };
    for (const _ of [1, 2]) await finance.postForm(`/admin/funds/${code}/cash`, form).expect(303);
    expect(await standingOf(app, code)).toMatchObject({ prepaid: '300.00' });
    expect((await finance.postForm(`/admin/funds/${code}/cash`, { ...form, amount: '200.01', _key: 'two' }).expect(422)).text).toContain('At most 200.00');
    expect((await finance.postForm(`/admin/funds/${code}/cash`, { ...form, way: 'out', amount: '300.01', _key: 'three' }).expect(422)).text).toContain('At most 300.00');
    await finance.postForm(`/admin/funds/${code}/cash`, { ...form, way: 'out', amount: '120.00', _key: 'four' }).expect(303);
    expect(await app.database.query('SELECT unapplied FROM payments WHERE number = ?', [payment])).toEqual([{ unapplied: '320.00' }]);
    expect(await creditOf(code)).toMatchObject({ exposure: '-320.00' });
    expect(await partnersBoundToCurrency(app.database, [code])).toEqual([code]);
    expect((await finance.postForm(`/admin/payments/${payment}/reassignment`, { partner: await dealer(), reason: '认错' })).text).toContain('take it out first');
    expect((await finance.get('/admin/funds').expect(200)).text).toContain(code);
    const shown = (await finance.get(`/admin/funds/${code}`).expect(200)).text;
    for (const word of ['Put in', 'Taken out', payment, '客户预存']) expect(shown).toContain(word);
    const read = await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/funds`).expect(200);
    expect(read.body).toMatchObject({ prepaid: '180.00', deposit: '0.00', movements: [{ kind: 'taken_out', amount: '-120.00', balance: '180.00' }, { kind: 'put_in', amount: '300.00', balance: '300.00' }] });
    await balanced();
  });

  it('pays an overdue invoice from the deposit, which no order draws', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '80.00', 'deposit');
    const { invoice } = await anInvoice(app, code, [{ sku: 'DL', quantity: 1 }]);
    const use = { invoice, amount: '60.00', reason: '逾期未付' };
    expect((await finance.postForm(`/admin/funds/${code}/uses`, use).expect(422)).text).toContain('overdue');
    await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [addDays(today(), -1), invoice]);
    await app.database.query('UPDATE invoices SET due_on = ? WHERE number = ?', [addDays(today(), -1), invoice]);
    expect((await finance.postForm(`/admin/funds/${code}/uses`, { ...use, amount: '100.01' }).expect(422)).text).toContain('Only 100.00 is open');
    await finance.postForm(`/admin/funds/${code}/uses`, use).expect(303);
    expect([await openOf(app, invoice), await standingOf(app, code)]).toMatchObject(['40.00', { deposit: '20.00' }]);
    expect((await (await asOwnerOf(app, code)).get('/account/funds?lang=en').expect(200)).text).toContain('逾期未付');
    await (await asPartner(app, code, 'buyer')).get('/account/funds').expect(403);
    expect((await finance.get(`/admin/funds/${code}?form=back`).expect(200)).text).toContain(`${invoice} · ¥60.00`);
    const back = { invoice, reason: '抵扣了错误的发票', _key: 'back' };
    await finance.postForm(`/admin/funds/${await dealer()}/uses/reversal`, { ...back, _key: 'strange' }).expect(422);
    for (const _ of [1, 2]) await finance.postForm(`/admin/funds/${code}/uses/reversal`, back).expect(303);
    expect((await finance.postForm(`/admin/funds/${code}/uses/reversal`, { ...back, _key: 'again' }).expect(422)).text).toContain('No deposit is used');
    expect([await openOf(app, invoice), await standingOf(app, code), await creditOf(code)]).toMatchObject(['100.00', { deposit: '80.00' }, { exposure: '100.00' }]);
    await finance.postForm(`/admin/funds/${code}/uses`, { ...use, amount: '80.00', _key: 'right' }).expect(303);
    await aPayment(app, code, '20.00', [invoice]);
    expect(await unappliedOf((await aCreditNote(app, invoice, '90.00')).number)).toBe('10.00');
    expect([await openOf(app, invoice), await standingOf(app, code)]).toMatchObject(['0.00', { deposit: '80.00' }]);
    await balanced();
  });

  it('grants rebate, which is taken back after its last day, also what an order gives back later', async () => {
    const code = await dealer('1000.00');
    await finance.postForm(`/admin/funds/${code}/grants`, { amount: '50.00', period: '2026年第三季度', reason: '季度达标', lastDay: today() }).expect(303);
    expect((await finance.postForm(`/admin/funds/${code}/grants`, { amount: '50.00', period: '2026年', reason: '达标', lastDay: '2020-01-01' }).expect(422)).text).toContain('before today');
    const order = await aDrawnOrder(app, code, [{ sku: 'DL', quantity: 1 }]);
    expect(await standingOf(app, code)).toMatchObject({ rebate: '30.00', setAside: '20.00' });
    await app.database.query('UPDATE rebate_grants SET last_day = ? WHERE last_day IS NOT NULL', [addDays(today(), -1)]);
    for (const _ of [1, 2]) await app.web.get(ExpireRebates).runForAll();
    expect(await standingOf(app, code)).toMatchObject({ rebate: '0.00', setAside: '20.00' });
    await app.web.get(CancelOrder).run(clerk, order, '不要了');
    await app.web.get(ExpireRebates).runForAll();
    expect(await standingOf(app, code)).toMatchObject({ rebate: '0.00', setAside: '0.00' });
    expect((await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/funds?fund=rebate`)).body.movements.map(({ kind }: { kind: string }) => kind)).toEqual(['expired', 'returned', 'expired', 'set_aside', 'granted']);
    await balanced();
  });

  it('grants rebate to many partners at once, to all or to none', async () => {
    const [first, second] = [await dealer(), await dealer()];
    const form = { lines: `${first}\t120.50\n${second},30`, period: '2026年第三季度', reason: '季度达标', lastDay: '', _key: 'many' };
    expect((await finance.postForm('/admin/funds/grants', { ...form, lines: `${form.lines}\nNOBODY 5` }).expect(422)).text).toContain('NOBODY');
    expect(await standingOf(app, first)).toMatchObject({ rebate: '0.00' });
    for (const _ of [1, 2]) await finance.postForm('/admin/funds/grants', form).expect(303);
    expect([await standingOf(app, first), await standingOf(app, second)]).toMatchObject([{ rebate: '120.50' }, { rebate: '30.00' }]);
    await balanced();
  });
});

describe('a credit note', () => {
  it('gives funds back what they paid beyond what is open, rebate first; only what cash paid is free credit', async () => {
    const code = await dealer('1000.00');
    await aRebate(app, code, '40.00', today());
    await aFund(app, code, '60.00');
    const { invoice } = await ship(await aDrawnOrder(app, code, [{ sku: 'DL', quantity: 2 }]));
    const owed = (await aCreditNote(app, invoice, '20.00')).number;
    expect([await unappliedOf(owed), await openOf(app, invoice), await standingOf(app, code)]).toMatchObject(['0.00', '80.00', { rebate: '0.00', prepaid: '0.00' }]);
    await aPayment(app, code, '80.00', [invoice]);
    const part = (await aCreditNote(app, invoice, '30.00')).number;
    expect([await unappliedOf(part), await openOf(app, invoice), await standingOf(app, code)]).toMatchObject(['0.00', '0.00', { rebate: '30.00', prepaid: '0.00' }]);
    const rest = (await aCreditNote(app, invoice, '150.00')).number;
    expect([await unappliedOf(rest), await openOf(app, invoice), await standingOf(app, code)]).toMatchObject(['80.00', '0.00', { rebate: '40.00', prepaid: '60.00' }]);
    expect(await creditOf(code)).toMatchObject({ exposure: '-80.00' });
    const shown = (await finance.get(`/admin/funds/${code}?lang=en`).expect(200)).text;
    for (const word of ['Given back from an invoice', `/admin/credit-notes/${rest}`]) expect(shown).toContain(word);
    expect((await finance.get(`/admin/invoices/${invoice}`).expect(200)).text).toMatch(new RegExp(`Prepaid money</span>.*60\\.00.*<small>${rest}</small>`, 's'));
    expect((await (await asOwnerOf(app, code)).get(`/statements/${today().slice(0, 7)}?lang=en`).expect(200)).text).toContain('Given back to funds');
    await balanced();
    await app.database.query('UPDATE rebate_grants SET last_day = ? WHERE rest > 0 AND last_day IS NOT NULL', [addDays(today(), -1)]);
    await app.web.get(ExpireRebates).runForAll();
    expect(await standingOf(app, code)).toMatchObject({ rebate: '0.00', prepaid: '60.00' });
    await app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: '60.00', note: '' });
    await balanced();
  });
});

describe('an order', () => {
  it('of a partner without credit is paid ahead whole, spent to the cent over its shipments, and owes nothing', async () => {
    const code = await dealer('0.00');
    await aFund(app, code, '1000.00');
    await aRebate(app, code, '30.00');
    const order = await aDrawnOrder(app, code, [{ sku: 'ODD', quantity: 7 }, { sku: 'DL', quantity: 2 }]);
    expect([await statusOf(order), await standingOf(app, code), await creditOf(code)]).toMatchObject(['approved', { rebate: '0.00', prepaid: '566.36', setAside: '463.64' }, { exposure: '0.00' }]);
    const invoices = [(await ship(order, 3, 'ODD')).invoice, (await ship(order, 2, 'ODD')).invoice, (await ship(order)).invoice];
    for (const invoice of invoices) expect(await openOf(app, invoice)).toBe('0.00');
    expect(await app.database.query('SELECT fund, SUM(amount) AS paid FROM payment_allocations WHERE fund IS NOT NULL AND invoice_id IN (SELECT i.id FROM invoices i JOIN orders o ON o.id = i.order_id WHERE o.number = ?) GROUP BY fund ORDER BY fund', [order]))
      .toEqual([{ fund: 'prepaid', paid: '433.64' }, { fund: 'rebate', paid: '30.00' }]);
    expect([await creditOf(code), await standingOf(app, code)]).toMatchObject([{ exposure: '0.00' }, { setAside: '0.00' }]);
    const owner = await asOwnerOf(app, code);
    expect((await owner.get(`/invoices/${invoices[0]}?lang=en`).expect(200)).text).toContain('Prepaid money');
    expect((await owner.get(`/statements/${today().slice(0, 7)}`).expect(200)).text).toContain('Paid from funds');
    await balanced();
  });

  it('counts only what funds do not pay against the credit, and gives back what it does not need', async () => {
    const code = await dealer('100.00');
    await aFund(app, code, '150.00');
    const order = await aDrawnOrder(app, code, [{ sku: 'DL', quantity: 2 }]);
    expect([await statusOf(order), await creditOf(code)]).toMatchObject(['approved', { exposure: '50.00' }]);
    await ship(order, 1);
    expect(await creditOf(code)).toMatchObject({ exposure: '50.00' });
    await app.web.get(CancelOrder).run(clerk, order, '余下不要');
    expect([await creditOf(code), await standingOf(app, code)]).toMatchObject([{ exposure: '25.00' }, { prepaid: '75.00', setAside: '0.00' }]);
    await balanced();
  });

  it('is paid at checkout in the way that was chosen, with the amounts that were shown, and never with less or more than those', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '90.00');
    await aRebate(app, code, '500.00');
    const owner = await asOwnerOf(app, code);
    const [good] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'DL'");
    await owner.postForm('/cart', { [`qty-${good?.id}`]: '2' });
    const cart = (await owner.get('/cart?lang=en').expect(200)).text;
    for (const [wish, pays] of [['rebate', '40.00'], ['prepaid', '90.00'], ['rebate,prepaid', '130.00']]) expect(cart).toContain(`name="drawn[${wish}]" value="${pays}"`);
    expect(cart).toMatch(/¥70.00 left on credit terms/);
    const place = (draw: string, pays = '') => owner.postForm('/orders?lang=en', { [`qty-${good?.id}`]: '2', ...draw !== 'none' && { draw }, [`drawn[${draw}]`]: pays });
    await place('deposit', '1.00').expect(422);
    expect((await place('none', '0.00').expect(422)).text).toContain('Choose how to pay');
    await place('rebate,prepaid').expect(422);
    await app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: '50.00', note: '' });
    expect((await place('rebate,prepaid', '130.00').expect(422)).text).toMatch(/just changed to ¥80\.00.*value="rebate,prepaid" checked.*name="drawn\[rebate,prepaid\]" value="80\.00"/s);
    expect((await place('rebate,prepaid', '79.00').expect(422)).text).toContain('just changed to ¥80.00');
    const { headers } = await place('rebate,prepaid', '80.00').expect(303);
    const shown = (await owner.get(String(headers.location)).expect(200)).text;
    for (const word of ['Paid from funds', '</i>40.00<', '</i>120.00<']) expect(shown).toContain(word);
    expect((await finance.get(`/admin${String(headers.location)}`).expect(200)).text).toContain('Paid from funds');
    await balanced();
  });

  it('above its buyer’s limit draws when another approves it, just what the approver was shown', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '500.00');
    const [owner, buyer] = [await asOwnerOf(app, code), await asPartner(app, code, 'buyer')];
    const [good] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'DL'");
    await owner.postForm('/account/approvals', { [`limit:${code.toLowerCase()}-buyer`]: '50' }).expect(303);
    const asked = String((await buyer.postForm('/orders', { [`qty-${good?.id}`]: '2', draw: 'prepaid', 'drawn[prepaid]': '200.00' }).expect(303)).headers.location);
    expect([asked, await standingOf(app, code)]).toMatchObject([expect.stringContaining('/approvals/'), { prepaid: '500.00' }]);
    const shown = (await owner.get(`${asked}?lang=en`).expect(200)).text;
    expect(shown).toContain('Payment: Prepaid money pays ¥200.00');
    expect(shown).toContain('name="draw" value="200.00"');
    const approve = (draw?: string) => owner.postForm(`${asked}/approval?lang=en`, { [`shown-${good?.id}`]: '100.0000', ...draw && { draw } });
    await app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: '350.00', note: '' });
    for (const draw of ['200.00', undefined]) expect((await approve(draw).expect(422)).text).toContain('just changed to ¥150.00');
    expect([await standingOf(app, code), (await owner.get(asked)).text]).toMatchObject([{ setAside: '0.00' }, expect.stringMatching(/200\.00<\/span> when it was asked for, now as shown here; ¥50\.00 left on credit terms/s)]);
    await approve('150.00').expect(303);
    expect(await standingOf(app, code)).toMatchObject({ prepaid: '0.00', setAside: '150.00' });
    await balanced();
  });

  it('draws by the API as far as the funds reach, once a key', async () => {
    const code = await dealer('1000.00');
    await aFund(app, code, '70.00');
    const token = await tokenFor(app, 'all');
    const body = { partner: code, lines: [{ sku: 'DL', quantity: 1 }], draw: ['prepaid'] };
    const placed = await api(app, token).post('/orders').set('Idempotency-Key', 'draw-1').send(body).expect(201);
    expect(placed.body).toMatchObject({ total: '100.00', drawn: { rebate: '0.00', prepaid: '70.00' } });
    expect((await api(app, token).post('/orders').set('Idempotency-Key', 'draw-1').send(body).expect(201)).body.number).toBe(placed.body.number);
    expect((await api(app, token).get(`/orders/${placed.body.number}`).expect(200)).body).toMatchObject({ drawn: { rebate: '0.00', prepaid: '70.00' } });
    expect(await standingOf(app, code)).toMatchObject({ prepaid: '0.00', setAside: '70.00' });
    await balanced();
  });

  it('paid ahead whole has the discount of its tier, folded into each line, and none when the money does not reach', async () => {
    const code = await dealer('0.00');
    await app.database.query("INSERT INTO tiers (code, name_zh, name_en, prepay_discount) VALUES ('PRE', '预付级', 'Ahead', 0.02)");
    await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'PRE') WHERE code = ?", [code]);
    await aFund(app, code, '250.00');
    const order = await aDrawnOrder(app, code, [{ sku: 'DL', quantity: 2 }]);
    expect(await app.database.query('SELECT o.total, o.prepaid_drawn AS drawn, l.discount FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.number = ?', [order])).toEqual([{ total: '196.00', drawn: '196.00', discount: '0.0200' }]);
    const more = await (await asOwnerOf(app, code)).postForm(`/orders/${order}/changes?lang=en`, { 'lines[DL][quantity]': '500', reason: '加量' }).expect(422);
    expect(more.text).toContain('DL has its price for being paid ahead');
    const short = await aDrawnOrder(app, code, [{ sku: 'DL', quantity: 1 }]);
    expect(await app.database.query('SELECT total, prepaid_drawn AS drawn, status FROM orders WHERE number = ?', [short])).toEqual([{ total: '100.00', drawn: '54.00', status: 'held' }]);
    await balanced();
  });
});
