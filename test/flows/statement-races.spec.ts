import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerDispute } from '../../src/settlement/disputes/answer-dispute.js';
import { NoteDispute } from '../../src/settlement/disputes/note-dispute.js';
import { WithdrawDispute } from '../../src/settlement/disputes/withdraw-dispute.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { IssueStatement } from '../../src/settlement/statements/issue-statement.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { SignStatement } from '../../src/settlement/statements/sign-statement.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookDifferences, clerk, codesOf } from '../support/settlement.js';
import { aSigner, cashOn, linesOf, signingScene } from '../support/signing.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let last: string;
let dealers = 0;
let code: string;

beforeAll(async () => {
  app = await startApp();
  last = monthBefore(monthOf(app.web.get(Clock).today()));
});
beforeEach(() => { code = `RACE-${++dealers}`; });
afterAll(() => app.stop());

const { aStatement, rowOf, historyOf } = signingScene(() => ({ app, code, last }));
const disputeIds = async () => (await app.database.query<{ id: string }>('SELECT d.id FROM statement_disputes d JOIN partners p ON p.id = d.partner_id WHERE p.code = ? ORDER BY d.id', [code])).map(({ id }) => id);

describe('a statement many work on at once', () => {
  it('is signed once, and the others are told by whom', async () => {
    await aStatement(2);
    const signers = await Promise.all(['王敏', '李强', '赵云', '钱进'].map((name) => aSigner(app, code, name)));
    const outcomes = await Promise.allSettled(signers.map((signer) => app.web.get(SignStatement).run(signer, last, 0)));
    expect(codesOf(outcomes)).toEqual(['already_signed', 'already_signed', 'already_signed', 'done']);
    const { signedBy } = (await rowOf()) ?? {};
    expect(signers[outcomes.findIndex(({ status }) => status === 'fulfilled')]?.name).toBe(signedBy);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason.values).toMatchObject({ name: signedBy });
    expect(await historyOf()).toHaveLength(3);
  });

  it('is signed and disputed without a dispute that nobody hears of', async () => {
    for (let round = 0; round < 5; round++) {
      code = `RACE-R${round}-${++dealers}`;
      const [line = ''] = await aStatement(2);
      const signer = await aSigner(app, code);
      await Promise.allSettled([app.web.get(NoteDispute).run(await aSigner(app, code, '李强'), { period: last, line }, '不符'), app.web.get(SignStatement).run(signer, last, 0)]);
      const [dispute] = await app.database.query<{ status: string }>('SELECT status FROM statement_disputes WHERE line_id = ?', [line]);
      // either signed without it, and it was refused, or noted in time, and the signer has to look again
      expect([await rowOf().then((row) => row?.status), dispute?.status]).toEqual(dispute ? ['issued', 'noted'] : ['closed', undefined]);
    }
  });

  it('is signed while a dispute is withdrawn without a case for nothing', async () => {
    const [line = ''] = await aStatement(1);
    const signer = await aSigner(app, code);
    await app.web.get(NoteDispute).run(signer, { period: last, line }, '不符');
    const outcomes = await Promise.allSettled([app.web.get(WithdrawDispute).run(signer, { period: last, line }), app.web.get(SignStatement).run(signer, last, 1)]);
    expect(codesOf(outcomes)).toEqual([outcomes[0]?.status === 'fulfilled' ? 'disputes_changed' : 'already_signed', 'done']);
    expect(await disputeIds()).toHaveLength(outcomes[0]?.status === 'fulfilled' ? 0 : 1);
  });

  it('is signed and answered: finance answers what was sent, or finds nothing yet', async () => {
    const [line = ''] = await aStatement(1);
    const signer = await aSigner(app, code);
    const { id } = await app.web.get(NoteDispute).run(signer, { period: last, line }, '不符');
    const outcomes = await Promise.allSettled([app.web.get(SignStatement).run(signer, last, 1), app.web.get(AnswerDispute).run(clerk, id, { outcome: 'declined', answer: '无误' })]);
    expect(outcomes[0]?.status).toBe('fulfilled');
    expect(codesOf(outcomes.slice(1))).toEqual([outcomes[1]?.status === 'fulfilled' ? 'done' : 'not_found']);
    expect(await rowOf()).toMatchObject({ status: outcomes[1]?.status === 'fulfilled' ? 'closed' : 'disputed' });
  });

  it('has its disputes answered, and the last of them closes it', async () => {
    const lines = await aStatement(4);
    const signer = await aSigner(app, code);
    for (const line of lines) await app.web.get(NoteDispute).run(signer, { period: last, line }, '不符');
    await app.web.get(SignStatement).run(signer, last, 4);
    const ids = await disputeIds();
    const outcomes = await Promise.allSettled([...ids, ...ids].map((id) => app.web.get(AnswerDispute).run(clerk, id, { outcome: 'accepted', answer: '认可' })));
    expect(codesOf(outcomes)).toEqual([...Array(4).fill('already_answered'), ...Array(4).fill('done')]);
    expect(await historyOf()).toEqual(['>issued', 'issued>disputed', 'disputed>closed']);
  });

  it('is issued once, with its lines once', async () => {
    await aDealer(app.database, code);
    await cashOn(app, code, `${last}-03`);
    await Promise.all(Array.from({ length: 5 }, () => app.web.get(IssueStatement).run(clerk, code, last)));
    expect(await linesOf(app, code, last)).toHaveLength(1);
  });

  it('leaves the books balanced', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
