import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfirmLine } from '../../src/settlement/bank/confirm-line.js';
import { TakeStatement } from '../../src/settlement/bank/files/take-statement.js';
import { CheckStatement } from '../../src/settlement/bank/files/check-statement.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBankAccount, bankLines, statementText } from '../support/bank.js';
import { type Agent, asStaff } from '../support/people.js';
import { anInvoice, aVoucher, bookDifferences, clerk, codesOf, Crash, dyingAt, openOf, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let account: string;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明灯饰有限公司' });
  await aDealer(app.database, 'ningbo', { nameZh: '宁波明轩照明有限公司' });
  finance = await asStaff(app, 'finance');
  await finance.get('/admin/bank?lang=en');
  account = await aBankAccount(app);
});
afterAll(() => app.stop());

const aBill = async (code: string, quantity: number) => (await anInvoice(app, code, [{ sku: 'DL', quantity }])).invoice;
const plain = (html: string) => html.replace(/<[^>]+>/g, '');
const lineCount = async () => Number((await app.database.query<{ count: string }>('SELECT COUNT(*) AS count FROM bank_lines'))[0]?.count);
const statusOf = async (id: string) => (await app.database.query<{ status: string; payment: string | null }>('SELECT l.status, p.number AS payment FROM bank_lines l LEFT JOIN payments p ON p.id = l.payment_id WHERE l.id = ?', [id]))[0];
const gbk = Buffer.from('bdbbd2d7c8d5c6da2cb4fbb7bdbdf0b6ee2cb6d4b7bdbba7c3fb2cd5aad2aa2cc1f7cbaebac50a323032362d30312d30352c38382e30302cbabcd6ddc6f4c3f7b5c6caced3d0cfdeb9abcbbe2cbbf5bfee2c4742310a', 'hex');
const upload = (content: Buffer, name = 'icbc.csv') => finance.post('/admin/bank/files').field('_csrf', finance.csrf).field('account', account).attach('file', content, name);

describe('a bank statement', () => {
  it('is looked through first, in GBK too, and taken once however often it is brought', async () => {
    const { headers } = await upload(gbk).expect(303);
    const shown = await finance.get(String(headers.location)).expect(200);
    expect(plain(shown.text)).toContain('One line of ¥88.00 can be brought in');
    expect(await lineCount()).toBe(0);
    await finance.postForm(`${headers.location}/execution`, {}).expect(303);
    expect(await lineCount()).toBe(1);
    const again = await upload(gbk, 'again.csv').expect(303);
    expect((await finance.get(String(again.headers.location)).expect(200)).text).toContain('Nothing new');
    await finance.postForm(`${again.headers.location}/execution`, {}).expect(303);
    expect(await lineCount()).toBe(1);
    await finance.postForm(`${headers.location}/execution`, {}).expect(422);
  });

  it('with a line that cannot be read is not taken at all', async () => {
    const { headers } = await upload(Buffer.from('交易日期,贷方金额,借方金额\n2026-01-05,5,\n2026-01-05,x,\n2026-01-05,,9\n')).expect(303);
    const { text } = await finance.get(String(headers.location)).expect(200);
    for (const said of ['One line cannot be read', 'Not an amount', '1 · ¥9.00']) expect(plain(text)).toContain(said);
    await finance.postForm(`${headers.location}/execution`, {}).expect(422);
    expect(await lineCount()).toBe(1);
  });

  it('that is none is refused beside its field', async () => {
    expect((await upload(Buffer.from('a,b\n1,2\n')).expect(422)).text).toContain('No columns for day and amount were found');
    expect((await finance.postForm('/admin/bank/files', { account }).expect(422)).text).toContain('Choose the statement file');
  });

  it('is taken once by two clerks, also when two files share lines', async () => {
    const before = await lineCount();
    const content = Buffer.from(statementText(app, [{ amount: '1.00', serial: 'TWICE-1' }, { amount: '2.00', serial: 'TWICE-2' }]));
    const files = await Promise.all([1, 2].map(() => app.web.get(CheckStatement).run(clerk, account, { name: 'x.csv', content }, undefined)));
    const outcomes = await Promise.allSettled([...files, ...files].map(({ id }) => app.web.get(TakeStatement).run(clerk, id)));
    expect(codesOf(outcomes)).toEqual(['already_decided_file', 'already_decided_file', 'done', 'done']);
    expect(await lineCount()).toBe(before + 2);
  });
});

describe('a bank account', () => {
  it('keeps its name and columns, once, and says what is wrong', async () => {
    const form = { name: '招行', bankAccount: '', currency: 'cny', dateFormat: 'dmy', dateColumn: 'Valuta', amountColumn: 'Betrag', _key: 'one-account' };
    for (const _ of [1, 2]) await finance.postForm('/admin/bank/accounts', form).expect(303);
    expect((await finance.postForm('/admin/bank/accounts', { ...form, _key: 'another' }).expect(422)).text).toContain('There is an account called 招行 already');
    const [row] = await app.database.query<{ id: string }>("SELECT id FROM bank_profiles WHERE name = '招行'");
    await finance.postForm(`/admin/bank/accounts/${row?.id}`, { ...form, name: '招行一般户', currency: 'EUR' }).expect(303);
    expect(await app.database.query('SELECT name, currency, date_column AS day FROM bank_profiles WHERE id = ?', [row?.id])).toEqual([{ name: '招行一般户', currency: 'CNY', day: 'Valuta' }]);
  });
});

describe('what came in', () => {
  it('is recorded as suggested, in bulk, each line\'s outcome said', async () => {
    const [one, two, three] = [await aBill('hangzhou', 3), await aBill('hangzhou', 4), await aBill('ningbo', 5)];
    const [byName = '', byReference = '', gone = ''] = await bankLines(app, account, [
      { amount: '700.00', payer: '杭州启明灯饰有限公司', account: '6222', serial: 'B1' }, { amount: '500.00', reference: `货款${three}`, serial: 'B2' }, { amount: '9.00', payer: '宁波明轩照明', serial: 'B3' },
    ]);
    const { text } = await finance.get('/admin/bank').expect(200);
    for (const said of ['same name · all 2 open invoices together', `reference names ${three}`, 'Sure']) expect(text).toContain(said);
    const choiceOf = (id: string) => new RegExp(`name="choices\\[line-${id}\\]" value="([^"]+)"`).exec(text)?.[1] ?? '';
    await finance.postForm(`/admin/bank/lines/${gone}/setting-aside`, { reason: '退款' }).expect(303);
    const form = { lines: [byName, byReference, gone], choices: Object.fromEntries([byName, byReference, gone].map((id) => [`line-${id}`, choiceOf(id)])) };
    const { headers } = await finance.postForm('/admin/bank/confirmations', form).expect(303);
    const outcome = await finance.get(String(headers.location)).expect(200);
    for (const said of ['2 recorded, 1 not', 'A colleague was faster']) expect(outcome.text).toContain(said);
    expect(await Promise.all([one, two, three].map((invoice) => openOf(app, invoice)))).toEqual(['0.00', '0.00', '0.00']);
    await finance.postForm('/admin/bank/confirmations', form).expect(303);
    expect(await app.database.query("SELECT COUNT(*) AS count, SUM(amount) AS amount FROM payments WHERE status = 'recorded'")).toEqual([{ count: '2', amount: '1200.00' }]);
  });

  it('is known by its payer\'s account the next time', async () => {
    const [line = ''] = await bankLines(app, account, [{ amount: '77.00', payer: '启明门市', account: '6222', serial: 'C1' }]);
    expect((await finance.get(`/admin/bank/lines/${line}`).expect(200)).text).toContain('this account paid for them before');
  });

  it('goes to another partner than suggested, to the invoices chosen by hand', async () => {
    const [invoice, [line = '']] = [await aBill('ningbo', 2), await bankLines(app, account, [{ amount: '150.00', payer: '杭州启明灯饰有限公司', serial: 'D1' }])];
    expect((await finance.get(`/admin/bank/lines/${line}?partner=ningbo`).expect(200)).text).toContain(`matches[${invoice}]`);
    expect((await finance.postForm(`/admin/bank/lines/${line}/confirmation`, { partner: 'ningbo', matches: { [invoice]: '151' } }).expect(422)).text).toContain('value="151"');
    await finance.postForm(`/admin/bank/lines/${line}/confirmation`, { partner: 'ningbo', matches: { [invoice]: '120' } }).expect(303);
    expect(await openOf(app, invoice)).toBe('80.00');
    expect((await finance.postForm(`/admin/bank/lines/${line}/confirmation`, { partner: 'nobody' }).expect(422)).text).toContain('There is no partner nobody');
  });

  it('confirms the voucher its dealer had sent, on the bank\'s day, instead of counting it twice', async () => {
    const voucher = await aVoucher(app, 'ningbo', '333.00');
    const [line = ''] = await bankLines(app, account, [{ amount: '333.00', serial: 'E1' }]);
    const { text } = await finance.get(`/admin/bank/lines/${line}`).expect(200);
    expect(text).toContain(`same amount and day as voucher ${voucher}`);
    await finance.postForm(`/admin/bank/lines/${line}/confirmation`, { partner: 'ningbo', choice: /name="choice" value="([^"]+)"/.exec(text)?.[1] }).expect(303);
    expect(await statusOf(line)).toEqual({ status: 'matched', payment: voucher });
  });

  it('is left out with a reason, and taken up again', async () => {
    const [line = ''] = await bankLines(app, account, [{ amount: '6.60', payer: '利息', serial: 'F1' }]);
    expect((await finance.postForm(`/admin/bank/lines/${line}/setting-aside`, { reason: '' }).expect(422)).text).toContain('Say why');
    await finance.postForm(`/admin/bank/lines/${line}/setting-aside`, { reason: '结息' }).expect(303);
    expect((await finance.get('/admin/bank?view=aside').expect(200)).text).toContain('结息');
    await finance.postForm(`/admin/bank/lines/${line}/taking-up`, {}).expect(303);
    expect((await statusOf(line))?.status).toBe('open');
  });

  it('in another currency than the partner\'s is refused', async () => {
    const [line = ''] = await bankLines(app, await aBankAccount(app, '美元户', 'USD'), [{ amount: '10.00', serial: 'G1' }]);
    expect((await finance.postForm(`/admin/bank/lines/${line}/confirmation`, { partner: 'hangzhou' }).expect(422)).text).toContain('hangzhou settles in CNY, the line is in USD');
  });
});

describe('the books', () => {
  it('have one payment when many clerks record a line at once, for one partner or two', async () => {
    const [line = ''] = await bankLines(app, account, [{ amount: '40.00', serial: 'H1' }]);
    const outcomes = await Promise.allSettled([...Array.from({ length: 6 }).keys()].map((n) => app.web.get(ConfirmLine).run(clerk, line, { partner: n % 2 ? 'hangzhou' : 'ningbo', invoices: [] })));
    expect(codesOf(outcomes)).toEqual([...Array<string>(5).fill('already_decided'), 'done']);
  });

  it('have all of a line or nothing when a process dies', async () => {
    const invoice = await aBill('hangzhou', 1);
    const [line = ''] = await bankLines(app, account, [{ amount: '100.00', serial: 'I1' }]);
    const before = await traceOf(app);
    for (let step = 1; (await statusOf(line))?.status === 'open'; step++) {
      await dyingAt(app, step, () => app.web.get(ConfirmLine).run(clerk, line, { partner: 'hangzhou', invoices: [invoice] })).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      if ((await statusOf(line))?.status === 'open') expect(await traceOf(app)).toBe(before);
    }
    expect(await openOf(app, invoice)).toBe('0.00');
  });

  it('balance, and a line is worth what its payment is', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
