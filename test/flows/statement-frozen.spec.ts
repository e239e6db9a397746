import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
// before the rooms: it says how much is logged
import { startApp, type TestApp } from '../support/app.js';
import { StatementSigning1764000000060 } from '../../migrations/1764000000060-statement-signing.js';
import { AnswerDispute } from '../../src/settlement/disputes/answer-dispute.js';
import { NoteDispute } from '../../src/settlement/disputes/note-dispute.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { MatchPayment } from '../../src/settlement/payments/match-payment.js';
import { UnmatchPayment } from '../../src/settlement/payments/unmatch-payment.js';
import { compare, minus, sum } from '../../src/platform/money/money.js';
import { Config } from '../../src/platform/config/config.js';
import { IssueStatements } from '../../src/settlement/statements/issue-statements.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { SignStatement } from '../../src/settlement/statements/sign-statement.js';
import { statementPage } from '../../src/settlement/statements/statement-page.js';
import { StatementSchedule } from '../../src/settlement/statements/statement-schedule.js';
import { wordsOf } from '../support/ordering.js';
import { asOwnerOf } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment, bookDifferences, clerk } from '../support/settlement.js';
import { aSigner, cashOn, issued, linesOf } from '../support/signing.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let today: string;
let last: string;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  today = app.web.get(Clock).today();
  last = monthBefore(monthOf(today));
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
});
afterAll(() => app.stop());

/** What the statement of last month says, as its page and its PDF say it. */
async function said(code: string) {
  const { opening, closing, unapplied, debit, credit, movements, buckets, open, overdue } = await statementPage(app.database, { code }, { period: last, today, room: '' });
  return { opening, closing, unapplied, debit, credit, buckets, open, overdue, movements: movements.map(({ date, kind, number, debit: due, credit: paid, balance }) => ({ date, kind, number, due, paid, balance })) };
}

/** What may happen to an account after its statement: each by a dealer's code and a number drawn. */
const happenings = {
  'cash of that month': (code: string, n: number) => cashOn(app, code, addDays(`${last}-01`, n % 27), `${n + 1}.00`),
  'cash of a month before': (code: string, n: number) => cashOn(app, code, addDays(`${last}-01`, -1 - (n % 27)), `${n + 1}.10`),
  'cash of today': (code: string, n: number) => aPayment(app, code, `${n + 1}.20`),
  'an invoice': (code: string, n: number) => anInvoice(app, code, [{ sku: 'DL', quantity: 1 + (n % 5) }]),
  'a match and its reversal': matchedAndBack,
  'an invoice, paid in part or not, and its credit note': credited,
  'a dispute, the sign-off and its answer': signedAndAnswered,
};
type Happening = keyof typeof happenings;

async function matchedAndBack(code: string, n: number): Promise<void> {
  const number = await cashOn(app, code, `${last}-05`, `${n + 1}.00`);
  const { invoice } = await anInvoice(app, code, [{ sku: 'DL', quantity: 10 }]);
  await app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '1.00' }]);
  const [run] = await app.database.query<{ entry: string }>('SELECT MAX(a.entry_id) AS entry FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE p.number = ?', [number]);
  await app.web.get(UnmatchPayment).run(clerk, number, run?.entry ?? '', '认错了');
}

async function credited(code: string, n: number): Promise<void> {
  const { invoice } = await anInvoice(app, code, [{ sku: 'DL', quantity: 3 }]);
  if (n % 3 > 0) await aPayment(app, code, `${n % 300}.00`, [invoice]).catch(() => undefined);
  await aCreditNote(app, invoice, `${1 + (n % 300)}.00`);
}

// a second time there is nothing left to sign
async function signedAndAnswered(code: string, n: number): Promise<void> {
  const [signer, lines] = [await aSigner(app, code), await linesOf(app, code, last)];
  const line = lines[n % Math.max(1, lines.length)];
  const noted = line && await app.web.get(NoteDispute).run(signer, { period: last, line }, '不符').catch(() => undefined);
  await app.web.get(SignStatement).run(signer, last, noted ? 1 : 0).catch(() => undefined);
  if (noted) await app.web.get(AnswerDispute).run(clerk, noted.id, { outcome: n % 2 === 0 ? 'accepted' : 'declined', answer: '已核对' });
}

const draws = integer({ min: 0, max: 999 });
const later = array(record({ what: constantFrom(...(Object.keys(happenings) as Happening[])), n: draws }), { minLength: 1, maxLength: 5 });

describe('an issued statement', () => {
  it('adds up from opening to closing and says the same whatever happens later', async () => {
    await assert(asyncProperty(array(draws, { maxLength: 3 }), array(draws, { maxLength: 5 }), later, async (before, within, after) => {
      const code = `FROZEN-${++dealers}`;
      await aDealer(app.database, code, { creditLimit: null });
      for (const n of before) await cashOn(app, code, addDays(`${last}-01`, -1 - (n % 60)), `${n + 1}.30`);
      for (const n of within) await cashOn(app, code, addDays(`${last}-01`, n % 28), `${n + 1}.40`);
      await issued(app, code, last);
      const then = await said(code);
      let balance = then.opening;
      for (const { due, paid, balance: shown } of then.movements) {
        balance = minus(sum([balance, due]), paid);
        expect(shown).toBe(balance);
      }
      expect(compare(balance, then.closing)).toBe(0);
      expect(then.movements).toHaveLength(within.length);
      for (const { what, n } of after) {
        await happenings[what](code, n);
        expect({ after: what, says: await said(code) }).toEqual({ after: what, says: then });
      }
    }), { numRuns: 12 });
    expect(await bookDifferences(app)).toEqual([]);
  }, 60_000);

  it('shows apart what came to light of its days since', async () => {
    await aDealer(app.database, 'LATE');
    await cashOn(app, 'LATE', `${last}-08`, '300.00');
    await issued(app, 'LATE', last);
    const owner = await asOwnerOf(app, 'LATE');
    expect((await owner.get(`/statements/${last}`)).text).not.toContain('id="since"');
    const number = await cashOn(app, 'LATE', `${last}-20`, '45.00');
    await cashOn(app, 'LATE', today, '7.00');
    const { text } = await owner.get(`/statements/${last}`).expect(200);
    const [frozen = '', since = ''] = text.split('id="since"');
    expect(frozen).not.toContain(number);
    expect(wordsOf(since)).toContain(`${last}-20`);
    expect(wordsOf(since)).toMatch(new RegExp(`${number}.*${monthOf(today)}-01.*− ?¥ ?45\\.00`));
    expect(since).not.toContain('7.00');
  });

  it.each([
    ['statements', "UPDATE statements SET closing = closing + 1"], ['statement_lines', 'UPDATE statement_lines SET credit = 1'], ['statement_lines', 'DELETE FROM statement_lines'],
  ])('cannot be changed past the house either: %s, %s', async (_, sql) => {
    await expect(app.database.query(sql)).rejects.toThrow(/frozen|append-only/);
  });
});

describe('the schedule', () => {
  const onDay = (day: string, statementDay = 3) => {
    const clock = Object.assign(Object.create(app.web.get(Clock)) as Clock, { today: () => day });
    const config = Object.assign(Object.create(app.web.get(Config)) as Config, { statementDay });
    return new StatementSchedule(app.web.get(IssueStatements), clock, config);
  };
  const asked = () => app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'settlement' ORDER BY id");

  it('asks for last month once, from its day on, however many workers look', async () => {
    await onDay(`${monthOf(today)}-02`).look();
    expect(await asked()).toEqual([]);
    const workers = Array.from({ length: 5 }, () => onDay(`${monthOf(today)}-03`));
    await Promise.all(workers.map((worker) => worker.look()));
    await onDay(`${monthOf(today)}-20`).look();
    expect(await asked()).toEqual([{ payload: JSON.stringify({ period: last, actor: 'system', by: 'system' }) }]);
  });

  it('issues what is not issued yet, as the system', async () => {
    await aDealer(app.database, 'BY-ITSELF');
    await cashOn(app, 'BY-ITSELF', `${last}-02`);
    const [job] = await asked();
    for (let time = 0; time < 2; time++) await app.web.get(IssueStatements).run(JSON.parse(job?.payload ?? '{}') as { period: string; actor: string; by: string });
    expect(await app.database.query("SELECT s.issued_by_name AS name FROM statements s JOIN partners p ON p.id = s.partner_id WHERE p.code = 'BY-ITSELF'")).toEqual([{ name: 'system' }]);
    expect(wordsOf((await (await asOwnerOf(app, 'BY-ITSELF')).get(`/statements/${last}`).expect(200)).text)).toContain('系统 出账');
  });

  it('knows only days every month has', () => {
    for (const day of ['0', '29', 'x']) expect(() => new Config({ STATEMENT_DAY: day })).toThrow('STATEMENT_DAY');
  });
});

describe('a statement issued before its lines were kept', () => {
  it('is given what the ledger says of its days', async () => {
    const codes = Array.from({ length: dealers }, (_, n) => `FROZEN-${n + 1}`).concat('LATE');
    const all = async () => Object.fromEntries(await Promise.all(codes.map(async (code) => [code, await said(code)] as const)));
    const then = await all();
    const [runner, migration] = [app.database.source.createQueryRunner(), new StatementSigning1764000000060()];
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await all()).toEqual(then);
  });
});
