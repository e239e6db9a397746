import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asAccountantOf, asBuyerOf, asStaff } from '../support/people.js';
import { anInvoice, aPayment, aPicture, aPlacedOrder, aVoucher, bookDifferences, openOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

describe('settlement pages', () => {
  let app: TestApp;
  let today: string;
  let accountant: Agent;
  let stranger: Agent;
  let finance: Agent;
  let desk: Agent;
  let bill: string;

  beforeAll(async () => {
    app = await startApp();
    today = app.web.get(Clock).today();
    await aProduct(app.database, 'DL-7', { price: '100.0000', taxRate: '0.1300' });
    await aProduct(app.database, 'DL-9', { price: '50.0000' });
    await aDealer(app.database, 'HZ', { nameZh: '杭州启明灯饰有限公司' });
    await aDealer(app.database, 'CD');
    bill = (await anInvoice(app, 'HZ', [{ sku: 'DL-7', quantity: 10 }])).invoice;
    [accountant, stranger, finance, desk] = await Promise.all([asAccountantOf(app, 'HZ'), asAccountantOf(app, 'CD'), asStaff(app, 'finance'), asStaff(app, 'order_desk')]);
  });
  afterAll(() => app.stop());

  const voucherForm = (agent: Agent, fields: Record<string, string>, file: { name: string; content: Buffer } | null = aPicture) => {
    const form = agent.post('/payments').field({ _csrf: agent.csrf, receivedOn: today, reference: '', note: '', ...fields });
    return file ? form.attach('voucher', file.content, file.name) : form;
  };
  const numberIn = (location: string | undefined) => location?.split('/').at(-1) ?? '';

  it('shows the dealer an invoice with its lines, and the file to print', async () => {
    const list = await accountant.get('/invoices').expect(200);
    expect(list.text).toContain(bill);
    const one = await accountant.get(`/invoices/${bill}`).expect(200);
    expect(one.text).toContain('DL-7 筒灯');
    expect(one.text).toContain('1,130.00');
    const paper = await accountant.get(`/invoices/${bill}/pdf`).expect(200).expect('content-type', 'application/pdf');
    expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('finds invoices by number and says so when nothing matches', async () => {
    expect((await accountant.get(`/invoices?q=${bill.slice(-4)}`).expect(200)).text).toContain(bill);
    expect((await accountant.get('/invoices?q=nothing').expect(200)).text).toContain('没有符合条件的记录');
    expect((await accountant.get('/invoices?view=overdue').expect(200)).text).not.toContain(bill);
    expect((await finance.get('/admin/invoices?q=启明&view=open').expect(200)).text).toContain(bill);
    expect((await finance.get('/admin/invoices?partner=CD').expect(200)).text).not.toContain(bill);
  });

  it('takes a voucher, shows it to finance, and matches it to the invoice', async () => {
    const sent = await voucherForm(accountant, { amount: '1,000.00', reference: '工行 4411' }).expect(303);
    const number = numberIn(sent.headers.location);
    expect((await accountant.get(`/payments/${number}`).expect(200)).text).toContain('财务核对中');
    await accountant.get(`/payments/${number}/voucher`).expect(200).expect('content-type', 'image/png');
    expect((await finance.get('/admin/payments').expect(200)).text).toContain(number);
    const form = await finance.get(`/admin/payments/${number}`).expect(200);
    expect(form.text).toContain(`name="matches[${bill}]"`);
    expect(form.text).toContain('value="1000.00"');
    await finance.get(`/admin/payments/${number}/voucher`).expect(200).expect('content-type', 'image/png');
    await finance.postForm(`/admin/payments/${number}/confirmation`, { amount: '990.00', receivedOn: today, reference: '工行 4411', [`matches[${bill}]`]: '990.00' }).expect(303);
    expect(await openOf(app, bill)).toBe('140.00');
    const seen = await accountant.get(`/payments/${number}`).expect(200);
    expect(seen.text).toContain('已核销');
    expect((await accountant.get(`/invoices/${bill}`).expect(200)).text).toContain(number);
  });

  it.each([
    ['an amount of nothing', { amount: '0' }, aPicture], ['three decimals', { amount: '1.234' }, aPicture], ['a day to come', { amount: '1', receivedOn: '2999-01-01' }, aPicture],
    ['no voucher', { amount: '5.00' }, null], ['a voucher that only claims to be a picture', { amount: '5.00' }, { name: 'v.png', content: Buffer.from('<script>') }],
  ])('refuses %s and keeps what was typed', async (_, fields, file) => {
    const refused = await voucherForm(accountant, { ...fields, note: '第二次' }, file).expect(422);
    expect(refused.text).toContain('role="alert"');
    expect(refused.text).toContain('第二次');
    expect(refused.text).toContain(`value="${fields.amount}"`);
  });

  it('gives a refused voucher back with the reason', async () => {
    const number = await aVoucher(app, 'HZ', '77.00');
    const blank = await finance.postForm(`/admin/payments/${number}/refusal`, { reason: ' ' }).expect(422);
    expect(blank.text).toContain('请填写原因');
    await finance.postForm(`/admin/payments/${number}/refusal`, { reason: '金额与回单不符' }).expect(303);
    expect((await accountant.get(`/payments/${number}`).expect(200)).text).toContain('金额与回单不符');
    await finance.postForm(`/admin/payments/${number}/confirmation`, { amount: '77.00', receivedOn: today }).expect(422);
  });

  it('points to the invoice that was given too much, and to a sum beyond the cash', async () => {
    const number = await aVoucher(app, 'HZ', '100.00');
    const over = await finance.postForm(`/admin/payments/${number}/confirmation`, { amount: '100.00', receivedOn: today, [`matches[${bill}]`]: '140.01' }).expect(422);
    expect(over.text).toContain(`id="f-matches-${bill}-error"`);
    expect(over.text).toContain('只剩 140.00 未结');
    const sum = await finance.postForm(`/admin/payments/${number}/confirmation`, { amount: '100.00', receivedOn: today, [`matches[${bill}]`]: '120.00' }).expect(422);
    expect(sum.text).toContain('超过可核销金额 100.00');
    await finance.postForm(`/admin/payments/${number}/refusal`, { reason: '重复' }).expect(303);
  });

  it('matches unapplied cash later, takes the match back and matches again', async () => {
    const { number } = await aPayment(app, 'HZ', '40.00', []);
    const open = await openOf(app, bill);
    const none = await finance.postForm(`/admin/payments/${number}/matches`, { [`matches[${bill}]`]: '' }).expect(422);
    expect(none.text).toContain('请至少填写一张发票');
    await finance.postForm(`/admin/payments/${number}/matches`, { [`matches[${bill}]`]: '40' }).expect(303);
    expect(await openOf(app, bill)).toBe('100.00');
    const page = await finance.get(`/admin/payments/${number}`).expect(200);
    const entry = /matches\/(\d+)\/reversal/.exec(page.text)?.[1] ?? '';
    await finance.postForm(`/admin/payments/${number}/matches/${entry}/reversal`, { reason: '' }).expect(422);
    await finance.postForm(`/admin/payments/${number}/matches/${entry}/reversal`, { reason: '核销错发票' }).expect(303);
    expect(await openOf(app, bill)).toBe(open);
    await finance.postForm(`/admin/payments/${number}/matches/999999/reversal`, { reason: 'x' }).expect(404);
  });

  it('records a bank line with the payment form, oldest due first, once for the same form', async () => {
    const line = { _key: 'bank-line', partner: 'HZ', amount: '60.00', receivedOn: addDays(today, -1), reference: '建行 0098', allocate: 'oldest' };
    const first = await finance.postForm('/admin/payments', line).expect(303);
    const again = await finance.postForm('/admin/payments', line).expect(303);
    expect(again.headers.location).toBe(first.headers.location);
    const wrong = await finance.postForm('/admin/payments', { ...line, _key: 'other', partner: 'NOBODY' }).expect(422);
    expect(wrong.text).toContain('没有编码为 NOBODY 的经销商');
  });

  it('states the account by month, with every movement and a file', async () => {
    const months = await accountant.get('/statements').expect(200);
    expect(months.text).toContain(`/statements/${monthOf(today)}`);
    const month = await accountant.get(`/statements/${monthOf(today)}`).expect(200);
    expect(month.text).toContain(bill);
    await accountant.get(`/statements/${monthOf(today)}/pdf`).expect(200).expect('content-type', 'application/pdf');
    await accountant.get('/statements/2026-13').expect(404);
    await accountant.get('/statements/2999-01').expect(404);
  });

  it('issues an ended month once, and closes it to what comes late', async () => {
    const [last, lastDay] = [monthBefore(monthOf(today)), addDays(`${monthOf(today)}-01`, -1)];
    await finance.postForm('/admin/payments', { partner: 'CD', amount: '500.00', receivedOn: addDays(lastDay, -3), allocate: 'oldest' }).expect(303);
    expect((await finance.get('/admin/statements').expect(200)).text).toContain('CD 灯饰');
    for (let time = 0; time < 2; time++) await finance.postForm('/admin/statements', { period: last, partner: 'CD' }).expect(303);
    expect(await app.database.query('SELECT opening, closing FROM statements')).toEqual([{ opening: '0.00', closing: '-500.00' }]);
    expect(await app.database.query("SELECT 1 FROM outbox WHERE payload LIKE '%statement.issued%'")).toHaveLength(1);
    await finance.postForm('/admin/payments', { partner: 'CD', amount: '20.00', receivedOn: lastDay, allocate: 'oldest' }).expect(303);
    expect((await stranger.get(`/statements/${last}`).expect(200)).text).toContain('−<i>¥</i>500.00');
    expect((await stranger.get(`/statements/${monthOf(today)}`).expect(200)).text).toContain('−<i>¥</i>520.00');
    await finance.postForm('/admin/statements', { period: monthOf(today), partner: 'CD' }).expect(422);
    expect((await finance.get(`/admin/statements/${last}/CD`).expect(200)).text).toContain('待确认');
    await finance.get(`/admin/statements/${last}/CD/pdf`).expect(200).expect('content-type', 'application/pdf');
  });

  it('shows a partner nothing of another, not even that it is there', async () => {
    const number = await aVoucher(app, 'HZ', '1.00');
    for (const path of [`/invoices/${bill}`, `/invoices/${bill}/pdf`, `/payments/${number}`, `/payments/${number}/voucher`]) await stranger.get(path).expect(404);
    expect((await stranger.get('/invoices').expect(200)).text).not.toContain(bill);
  });

  it('keeps a buyer out of the money and a desk from recording it', async () => {
    const buyer = await asBuyerOf(app, 'HZ');
    for (const path of ['/invoices', '/payments', '/payments/new', '/statements']) await buyer.get(path).expect(403);
    await desk.get('/admin/payments').expect(200);
    await desk.get('/admin/payments/new').expect(403);
    await desk.postForm('/admin/statements', { period: '2026-01' }).expect(403);
  });

  it("links an order's invoice for those who may open it", async () => {
    const { order, invoice } = await anInvoice(app, 'HZ', [{ sku: 'DL-9', quantity: 1 }]);
    expect((await accountant.get(`/orders/${order}`).expect(200)).text).toContain(`href="/invoices/${invoice}"`);
    const buyer = await asBuyerOf(app, 'HZ');
    const { text } = await buyer.get(`/orders/${order}`).expect(200);
    expect(text).toContain(invoice);
    expect(text).not.toContain(`href="/invoices/${invoice}"`);
    expect((await desk.get(`/admin/orders/${order}`).expect(200)).text).toContain(`href="/admin/invoices/${invoice}"`);
  });

  it('ships from the order page, line by line, and points to what cannot go', async () => {
    const number = await aPlacedOrder(app, 'CD', [{ sku: 'DL-7', quantity: 3 }, { sku: 'DL-9', quantity: 4 }]);
    const wrong = await desk.postForm(`/admin/orders/${number}/shipments`, { 'lines[DL-7][quantity]': '1', 'lines[DL-9][quantity]': '5' }).expect(422);
    expect(wrong.text).toContain('id="f-lines-DL-9-quantity-error"');
    await desk.postForm(`/admin/orders/${number}/shipments`, { 'lines[DL-7][quantity]': '', 'lines[DL-9][quantity]': '0' }).expect(422);
    await desk.postForm(`/admin/orders/${number}/shipments`, { 'lines[DL-7][quantity]': '2', 'lines[DL-7][serials]': 'A1\nA2', 'lines[DL-9][quantity]': '', carrier: '德邦' }).expect(303);
    expect(await app.database.query('SELECT i.total FROM invoices i JOIN orders o ON o.id = i.order_id WHERE o.number = ?', [number])).toEqual([{ total: '226.00' }]);
  });

  it('leaves the books balanced', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
