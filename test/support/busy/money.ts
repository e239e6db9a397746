import { Clock } from '../../../src/platform/clock/clock.js';
import { NoteEInvoice } from '../../../src/settlement/einvoices/note-e-invoice.js';
import { RefusePayment } from '../../../src/settlement/payments/refuse-payment.js';
import { aPromise, remind, aCreditRequest, aStaffActor } from '../collection.js';
import { DecideLimit } from '../../../src/credit/limits/decide-limit.js';
import { ApproveRequest } from '../../../src/credit/requests/approve-request.js';
import { RefuseRequest } from '../../../src/credit/requests/refuse-request.js';
import { SetCreditTerms } from '../../../src/credit/set-credit-terms.js';
import { addDays } from '../../../src/platform/clock/days.js';
import { NoteContact } from '../../../src/settlement/collection/note-contact.js';
import { ReleaseOrder } from '../../../src/orders/decision/release-order.js';
import { ShipAndInvoice } from '../../../src/settlement/invoices/ship-and-invoice.js';
import type { TestApp } from '../app.js';
import { aDrawnOrder, aFund, aRebate } from '../funds.js';
import { anInvoice, aPayment, aVoucher, clerk, aCreditNote } from '../settlement.js';
import { aPdf } from '../papers.js';

export async function invoicesAndPayments(app: TestApp) {
  const lines = [{ sku: 'LS-DL07-9W-4000K', quantity: 48 }, { sku: 'LS-PL66-40', quantity: 3 }];
  const paid = await anInvoice(app, 'hangzhou', lines);
  const partly = await anInvoice(app, 'hangzhou', lines);
  const overdue = await anInvoice(app, 'hangzhou', lines);
  const matched = await aPayment(app, 'hangzhou', '1600.00', [paid.invoice, partly.invoice]);
  const unapplied = await aPayment(app, 'hangzhou', '500.00', []);
  const submitted = await aVoucher(app, 'hangzhou', '700.00');
  const refused = await aVoucher(app, 'hangzhou', '800.00');
  await app.web.get(RefusePayment).run(clerk, refused, '金额与银行流水不符');
  await app.database.query("UPDATE receivables SET due_on = '2026-01-01' WHERE document = ?", [overdue.invoice]);
  await app.web.get(NoteEInvoice).run(clerk, paid.invoice, { number: '26442000000012345678', issuedOn: '2026-01-05' }, { name: '数电发票_澜石照明_26442000000012345678.pdf', content: aPdf });
  return { invoices: [paid.invoice, partly.invoice, overdue.invoice], payments: [submitted, refused, unapplied.number, matched.number] };
}

/** Money of every kind beside the credit, an order that drew on it and was shipped in part, and one that waits in the cart. */
export async function fundsOfAllKinds(app: TestApp): Promise<{ order: string; invoice: string }> {
  await aFund(app, 'hangzhou', '4000.00');
  await aFund(app, 'hangzhou', '300.00', 'deposit');
  await aRebate(app, 'hangzhou', '900.00', addDays(app.web.get(Clock).today(), 60));
  await aRebate(app, 'hangzhou', '50.00');
  const order = await aDrawnOrder(app, 'hangzhou', [{ sku: 'LS-DL07-9W-4000K', quantity: 48 }, { sku: 'LS-PL66-40', quantity: 3 }]);
  await app.web.get(ReleaseOrder).run(clerk, order, '已预付，可发货');
  const { invoice } = await app.web.get(ShipAndInvoice).run(clerk, order, { lines: [{ sku: 'LS-PL66-40', quantity: 2 }] });
  return { order, invoice };
}

export async function creditAsked(app: TestApp): Promise<string[]> {
  const finance = aStaffActor('finance', 'credit.manage');
  const propose = () => app.web.get(SetCreditTerms).run({ ...finance, name: '欧阳晓明' }, 'hangzhou', { creditLimit: '1200000.00', temporaryLimit: '0', temporaryUntil: null, overdueDaysAllowed: 30, overdueAmountAllowed: null });
  await propose();
  const [first] = await app.database.query<{ id: string }>('SELECT id FROM limit_proposals');
  await app.web.get(DecideLimit).refuse(aStaffActor('admin', 'credit.approve_large'), 'hangzhou', first?.id ?? '', '担保函尚未收到，收到后再提交');
  await propose();
  const until = addDays(app.web.get(Clock).today(), 20);
  const refused = await aCreditRequest(app, 'hangzhou', '90000.00');
  await app.web.get(RefuseRequest).run(finance, refused, '请先结清逾期货款，再申请临时额度');
  const granted = await aCreditRequest(app, 'hangzhou', '20000.00');
  await app.web.get(ApproveRequest).run(finance, granted, { amount: '15000.00', until, answer: '' });
  const endorsed = await aCreditRequest(app, 'hangzhou', '180000.00');
  await app.web.get(ApproveRequest).run(finance, endorsed, { amount: '180000.00', until, answer: '合同已核对' });
  return [refused, granted, endorsed];
}

export async function moneyCollected(app: TestApp, [, partly = '']: string[]): Promise<string[]> {
  await remind(app, 'hangzhou');
  await app.web.get(NoteContact).run(clerk, 'hangzhou', { channel: 'visit', note: '拜访了采购负责人，对方说月底前安排，等下游工程回款后分两次支付', nextOn: null });
  await aPromise(app, 'hangzhou', '100.00', 7, [partly]);
  const rows = await app.database.query<{ number: string }>('SELECT number FROM dunning_letters ORDER BY id');
  return rows.map(({ number }) => number);
}

export async function someCreditNotes(app: TestApp, [paid = '', partly = '']: string[], dispute: string): Promise<string[]> {
  const notes = [await aCreditNote(app, paid, '88.60', { dispute, reason: '对账异议更正：此笔应记在 9 月，差额按折让冲回' }), await aCreditNote(app, partly, '20.00')];
  return notes.map(({ number }) => number);
}
