import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { IssueCreditNote } from '../../src/settlement/creditnotes/issue-credit-note.js';
import { MatchCreditNote } from '../../src/settlement/creditnotes/match-credit-note.js';
import { ConfirmPayment } from '../../src/settlement/payments/confirm-payment.js';
import { AnswerDispute } from '../../src/settlement/disputes/answer-dispute.js';
import { NoteDispute } from '../../src/settlement/disputes/note-dispute.js';
import { MatchPayment } from '../../src/settlement/payments/match-payment.js';
import { RefusePayment } from '../../src/settlement/payments/refuse-payment.js';
import { UnmatchPayment } from '../../src/settlement/payments/unmatch-payment.js';
import { IssueStatement } from '../../src/settlement/statements/issue-statement.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { SignStatement } from '../../src/settlement/statements/sign-statement.js';
import { startApp, type TestApp } from '../support/app.js';
import { anInvoice, aPayment, aPicture, aPlacedOrder, aVoucher, bookDifferences, clerk, survives } from '../support/settlement.js';
import { aSigner, cashOn, issued, linesOf } from '../support/signing.js';
import { aDealer, aProduct } from '../support/trade.js';

describe('money moved by a process that dies', () => {
  let app: TestApp;
  let today: string;
  let partner: string;
  let dealers = 0;

  beforeAll(async () => {
    app = await startApp();
    today = app.web.get(Clock).today();
    await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  });
  beforeEach(async () => {
    partner = `DIES-${++dealers}`;
    await aDealer(app.database, partner);
  });
  afterAll(() => app.stop());

  const aBill = async () => (await anInvoice(app, partner, [{ sku: 'DL', quantity: 2 }])).invoice;

  it('leaves no half shipment or invoice', async () => {
    const number = await aPlacedOrder(app, partner, [{ sku: 'DL', quantity: 3 }]);
    await survives(app, () => app.web.get(ShipAndInvoice).run(clerk, number, {}, 'dying-shipment'));
  });

  it('leaves no half payment', async () => {
    await aBill();
    await aBill();
    await survives(app, () => aPayment(app, partner, '300.00'));
  });

  it('leaves no half voucher', () => survives(app, () => aVoucher(app, partner, '80.00')));

  it('leaves no half confirmation', async () => {
    const invoice = await aBill();
    const number = await aVoucher(app, partner, '150.00');
    await survives(app, () => app.web.get(ConfirmPayment).run(clerk, number, { amount: '150.00', receivedOn: today, reference: '', matches: [{ invoice, amount: '120.00' }] }));
  });

  it('leaves no half refusal', async () => {
    const number = await aVoucher(app, partner, '150.00');
    await survives(app, () => app.web.get(RefusePayment).run(clerk, number, '未到账'));
  });

  it('leaves no half match, taken back or not', async () => {
    const { number } = await aPayment(app, partner, '200.00');
    const invoice = await aBill();
    await survives(app, () => app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '200.00' }], 'dying-match'));
    const [run] = await app.database.query<{ entry: string }>(
      'SELECT a.entry_id AS entry FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE p.number = ?', [number]);
    await survives(app, () => app.web.get(UnmatchPayment).run(clerk, number, run?.entry ?? '', '认错了'));
  });

  it('leaves no half credit note, nor half of its use', async () => {
    const [invoice, other] = [await aBill(), await aBill()];
    await aPayment(app, partner, '150.00', [invoice]);
    let number = '';
    await survives(app, async () => { ({ number } = await app.web.get(IssueCreditNote).run(clerk, invoice, { quantities: {}, amounts: { R0: '120.00' }, reason: '折让' }, 'dying-credit')); });
    await survives(app, () => app.web.get(MatchCreditNote).run(clerk, number, [{ invoice: other, amount: '70.00' }], 'dying-credit-match'));
  });

  it('leaves no half statement', async () => {
    await aBill();
    await survives(app, () => app.web.get(IssueStatement).run(clerk, partner, monthBefore(monthOf(today))));
  });

  it('leaves no half sign-off, with disputes or without', async () => {
    const [month, signer] = [monthBefore(monthOf(today)), await aSigner(app, partner)];
    await issued(app, partner, monthBefore(month));
    await cashOn(app, partner, `${month}-04`);
    await issued(app, partner, month);
    const [line = ''] = await linesOf(app, partner, month);
    await survives(app, () => app.web.get(SignStatement).run(signer, monthBefore(month), 0, 'dying-confirmation'));
    await survives(app, () => app.web.get(NoteDispute).run(signer, { period: month, line }, '不符', aPicture, 'dying-note'));
    await survives(app, () => app.web.get(SignStatement).run(signer, month, 1, 'dying-signature'));
    const [dispute] = await app.database.query<{ id: string }>('SELECT id FROM statement_disputes WHERE line_id = ?', [line]);
    await survives(app, () => app.web.get(AnswerDispute).run(clerk, dispute?.id ?? '', { outcome: 'accepted', answer: '下月冲回' }));
  });

  it('keeps the books balanced through all of it', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
