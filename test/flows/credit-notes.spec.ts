import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, integer, record } from 'fast-check';
// before the rooms: it says how much is logged
import { startApp, type TestApp } from '../support/app.js';
import { accountOf } from '../../src/credit/accounts.js';
import { exposureOf } from '../../src/credit/decide-credit.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { minus, sum } from '../../src/platform/money/money.js';
import { UnmatchCreditNote } from '../../src/settlement/creditnotes/unmatch-credit-note.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asStaff } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment, bookDifferences, clerk, openOf } from '../support/settlement.js';
import { issued, linesOf } from '../support/signing.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let today: string;
let finance: Agent;
let accountant: Agent;
let stranger: Agent;

beforeAll(async () => {
  app = await startApp();
  today = app.web.get(Clock).today();
  await aProduct(app.database, 'DL-13', { taxRate: '0.1300', stock: 100_000 });
  await aProduct(app.database, 'DL-0', { stock: 100_000 });
  await aDealer(app.database, 'HZ', { creditLimit: null, nameZh: '杭州启明灯饰有限公司' });
  await aDealer(app.database, 'CD');
  [finance, accountant, stranger] = await Promise.all([asStaff(app, 'finance'), asAccountantOf(app, 'HZ'), asAccountantOf(app, 'CD')]);
});
afterAll(() => app.stop());

const aBill = async (quantity: number, sku = 'DL-13') => (await anInvoice(app, 'HZ', [{ sku, quantity }])).invoice;
const lineOf = async (invoice: string) => (await app.database.query<{ id: string }>('SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.number = ?', [invoice]))[0]?.id ?? '';
const credit = (invoice: string, fields: Record<string, string>) => finance.postForm(`/admin/invoices/${invoice}/credit-notes`, { reason: '运输破损，退回两只', ...fields });
const numberIn = (location: string | undefined) => location?.split('/').at(-1) ?? '';
const seen = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);

const matchOf = async (number: string) => (await app.database.query<{ id: string }>("SELECT id FROM ledger_entries WHERE kind = 'match' AND document = ? ORDER BY id DESC LIMIT 1", [number]))[0] ?? { id: '' };

async function exposure(code = 'HZ'): Promise<string> {
  const [partner] = await app.database.query<{ id: string }>('SELECT id FROM partners WHERE code = ?', [code]);
  const account = await accountOf(app.database, partner?.id ?? '');
  return account ? exposureOf(account) : '';
}

describe('a credit note', () => {
  it('takes pieces of an invoice back, with their tax, and is read and printed by its dealer alone', async () => {
    const invoice = await aBill(10);
    const before = await exposure();
    expect(await seen(finance, `/admin/invoices/${invoice}/credit-notes/new`)).toContain('10 只');
    const { headers } = await credit(invoice, { [`lines[L${await lineOf(invoice)}]`]: '2', _key: 'form-1' }).expect(303);
    expect((await credit(invoice, { [`lines[L${await lineOf(invoice)}]`]: '2', _key: 'form-1' }).expect(303)).headers.location).toBe(headers.location);
    const number = numberIn(headers.location);
    expect(number).toMatch(/^CN-\d{4}-000001$/);
    expect(await openOf(app, invoice)).toBe('904.00');
    expect(minus(before, await exposure())).toBe('226.00');
    const words = await seen(accountant, `/credit-notes/${number}`);
    expect(words).toMatch(/运输破损.*2 只.*226\.00.*已用完|已用完.*运输破损/);
    expect(await seen(accountant, `/invoices/${invoice}`)).toContain(number);
    expect(await seen(accountant, '/credit-notes')).toContain(number);
    for (const path of [`/credit-notes/${number}/pdf`]) await accountant.get(path).expect(200).expect('content-type', 'application/pdf');
    for (const path of [`/credit-notes/${number}`, `/credit-notes/${number}/pdf`]) await stranger.get(path).expect(404);
    expect(await seen(accountant, `/statements/${monthOf(today)}`)).toMatch(new RegExp(`贷项通知单 ${number} 冲减 ${invoice}`));
  });

  it('becomes unused credit when the invoice is paid, and lowers another one later', async () => {
    const invoice = await aBill(2, 'DL-0');
    await aPayment(app, 'HZ', '150.00', [invoice]);
    const before = await exposure();
    const { headers } = await credit(invoice, { 'rates[R0]': '120' }).expect(303);
    const number = numberIn(headers.location);
    expect(await openOf(app, invoice)).toBe('0.00');
    expect(minus(before, await exposure())).toBe('120.00');
    expect(await seen(finance, `/admin/credit-notes/${number}`)).toMatch(/部分可用.*70\.00/);
    const other = await aBill(1, 'DL-0');
    expect(wordsOf((await finance.postForm(`/admin/credit-notes/${number}/matches`, { [`matches[${other}]`]: '70.01' }).expect(422)).text)).toContain('超过可核销金额 70.00');
    await finance.postForm(`/admin/credit-notes/${number}/matches`, { [`matches[${other}]`]: '70' }).expect(303);
    expect(await openOf(app, other)).toBe('30.00');
    expect(await seen(accountant, `/credit-notes/${number}`)).toContain('已用完');
    const { id: entry } = await matchOf(number);
    const undo = (reason: string) => finance.postForm(`/admin/credit-notes/${number}/matches/${entry}/reversal`, { reason });
    expect((await undo(' ').expect(422)).text).toContain('请填写原因');
    await undo('冲错了发票').expect(303);
    expect(wordsOf((await undo('冲错了发票').expect(422)).text)).toContain('已经撤销');
    expect(await openOf(app, other)).toBe('100.00');
    expect(await seen(finance, `/admin/credit-notes/${number}`)).toMatch(/部分可用.*70\.00.*冲错了发票/);
    expect(await seen(accountant, `/credit-notes/${number}`)).not.toContain('冲错了发票');
    expect(await bookDifferences(app)).toEqual([]);
  });

  it.each([
    ['nothing', {}, '请填写至少一行数量或一个金额'], ['no reason', { 'rates[R1300]': '1', reason: ' ' }, '请填写原因'], ['more than is left at the rate', { 'rates[R1300]': '100.01' }, '该税率最多还能冲减 100.00'],
    ['a rate the invoice has not', { 'rates[R600]': '1' }, '最多还能冲减'], ['what is no amount', { 'rates[R1300]': 'x' }, '请填写大于 0'], ['a dispute of nobody', { 'rates[R1300]': '1', dispute: '99999999' }, '这条异议不属于该经销商'],
  ])('is not issued for %s', async (_, fields, words) => {
    const { text } = await credit(await aBill(1), fields).expect(422);
    expect(wordsOf(text)).toContain(words);
  });

  it('is closed to those who only read', async () => {
    const desk = await asStaff(app, 'order_desk');
    await desk.postForm(`/admin/invoices/${await aBill(1)}/credit-notes`, { 'rates[R1300]': '1', reason: 'x' }).expect(403);
  });
});

describe('a correction', () => {
  /** An invoice booked last month, by a clock that stood there. */
  async function lastMonthsBill(): Promise<string> {
    const clock = app.web.get(Clock);
    const [now, day] = [clock.now.bind(clock), clock.today.bind(clock)];
    Object.assign(clock, { now: () => new Date(`${last()}-15T04:00:00Z`), today: () => `${last()}-15` });
    try {
      return await aBill(3);
    } finally {
      Object.assign(clock, { now, today: day });
    }
  }

  const last = () => monthBefore(monthOf(today));

  it('of a disputed line is issued prefilled, and stands in the next statement with the line it corrects', async () => {
    const invoice = await lastMonthsBill();
    await issued(app, 'HZ', last());
    const [line = ''] = await linesOf(app, 'HZ', last());
    const [opening] = await app.database.query<{ id: string }>("SELECT id FROM statement_lines WHERE kind = 'opening' ORDER BY id DESC LIMIT 1");
    const note = (id: string, text: string) => accountant.post(`/statements/${last()}/lines/${id}/dispute`).field({ _csrf: accountant.csrf, note: text });
    await note(line, '少收一只').expect(303);
    await note(opening?.id ?? '', '期初多计 10 元').expect(303);
    await accountant.postForm(`/statements/${last()}/signature`, { noted: '2' }).expect(303);
    const [dispute, aboutOpening] = await app.database.query<{ id: string }>('SELECT id FROM statement_disputes ORDER BY id');
    expect(await seen(finance, `/admin/statements/disputes/${aboutOpening?.id}`)).toMatch(/期初余额 的异议.*核对上期对账单/);
    await finance.postForm(`/admin/statements/disputes/${dispute?.id}/answer`, { outcome: 'accepted', answer: '核实' }).expect(303);
    const form = await finance.get(`/admin/invoices/${invoice}/credit-notes/new?dispute=${dispute?.id}`).expect(200);
    expect(form.text).toContain(`对账异议更正（${last()} ${invoice}）：少收一只`);
    const { headers } = await credit(invoice, { [`lines[L${await lineOf(invoice)}]`]: '1', dispute: dispute?.id ?? '' }).expect(303);
    const number = numberIn(headers.location);
    expect(await seen(finance, `/admin/statements/disputes/${dispute?.id}`)).toContain(number);
    expect(await seen(accountant, `/statements/${monthOf(today)}`)).toContain(`${number} 更正 ${last()} 对账单 ${invoice}`);
    await finance.postForm(`/admin/statements/disputes/${aboutOpening?.id}/answer`, { outcome: 'declined', answer: '上期已确认' }).expect(303);
    expect(await seen(accountant, `/statements/${last()}`)).toContain('异议已办结');
  });
});

describe('histories with credit notes', () => {
  it('always balance', async () => {
    let dealers = 0;
    const step = record({ invoice: integer({ min: 0, max: 2 }), paid: integer({ min: 0, max: 40_000 }), taken: integer({ min: 1, max: 40_000 }) });
    await assert(asyncProperty(array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const code = `ALL-${++dealers}`;
      await aDealer(app.database, code, { creditLimit: null });
      const invoices = await Promise.all([1, 2, 3].map(async (quantity) => (await anInvoice(app, code, [{ sku: 'DL-13', quantity }])).invoice));
      const amount = (cents: number) => (cents / 100).toFixed(2);
      for (const { invoice, paid, taken } of steps) {
        if (paid > 0) await aPayment(app, code, amount(paid), paid % 2 ? [invoices[invoice] ?? ''] : undefined);
        const note = await aCreditNote(app, invoices[invoice] ?? '', '', { amounts: { R1300: amount(taken) } }).catch(() => undefined);
        if (note && taken % 3 === 0) await app.web.get(UnmatchCreditNote).run(clerk, note.number, (await matchOf(note.number)).id, 'x').catch(() => undefined);
      }
      const [sums] = await app.database.query<{ open: string; unapplied: string }>(
        'SELECT SUM(open_amount) AS open, (SELECT unapplied FROM credit_accounts a WHERE a.partner_id = r.partner_id) AS unapplied FROM receivables r JOIN partners p ON p.id = r.partner_id WHERE p.code = ?', [code]);
      expect(await exposure(code)).toBe(minus(sums?.open ?? '0', sum([sums?.unapplied ?? '0'])));
      expect(await bookDifferences(app)).toEqual([]);
    }), { numRuns: 10 });
  }, 60_000);
});
