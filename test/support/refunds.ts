import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { AskRefund } from '../../src/settlement/refunds/ask-refund.js';
import { DecideRefund } from '../../src/settlement/refunds/decide-refund.js';
import { PayRefund } from '../../src/settlement/refunds/pay-refund.js';
import type { TestApp } from './app.js';
import { aPayment, clerk } from './settlement.js';

export const toAccount = { payee: '杭州奇明照明工程有限公司', bank: '招商银行杭州分行', bankAccount: '5719 0001 2345 678', reason: '重复付款，请退回' };
export const chief = { key: 'user:chief', name: '沈会计' };

/** A refund asked for by the clerk. Returns its number. */
export async function aRefund(app: TestApp, partnerCode: string, amount: string, { payment, key }: { payment?: string; key?: string } = {}): Promise<string> {
  const partner = await partnerByCode(app.database, partnerCode);
  return (await app.web.get(AskRefund).run(clerk, partner?.id ?? '', { ...toAccount, amount, of: payment }, key)).number;
}

export const approve = (app: TestApp, number: string) => app.web.get(DecideRefund).approve(chief, number);
export const refuse = (app: TestApp, number: string) => app.web.get(DecideRefund).refuse(chief, number, '请先核销到未结发票');
export const cancel = (app: TestApp, number: string) => app.web.get(DecideRefund).cancel(clerk, number, { reason: '经销商改为抵货款' });
export const pay = (app: TestApp, number: string) => app.web.get(PayRefund).run(clerk, number, { paidOn: app.web.get(Clock).today(), reference: 'ICBC2026112500018' });

/** A dealer's refunds in every state, of a payment with something left. Returns their numbers. */
export async function refundsOfAllKinds(app: TestApp, partnerCode: string): Promise<string[]> {
  const { number: payment } = await aPayment(app, partnerCode, '90000.00', []);
  const numbers: string[] = [];
  for (const amount of ['1200.00', '860.50', '3000.00', '450.00', '75.00']) numbers.push(await aRefund(app, partnerCode, amount, { payment }));
  const [, approved = '', paid = '', refused = '', cancelled = ''] = numbers;
  for (const number of [approved, paid]) await approve(app, number);
  await pay(app, paid);
  await refuse(app, refused);
  await cancel(app, cancelled);
  return numbers;
}
