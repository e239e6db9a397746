import { describe, expect, it } from '@jest/globals';
import { creditUse, decisionView } from './credit-words.js';

const account = { creditLimit: '1000.00', temporaryLimit: '500.00', temporaryUntil: '2026-11-24', openOrders: '300.00', openInvoices: '600.00', unapplied: '100.00' };

describe('credit use', () => {
  it.each([
    ['counts the temporary limit on its last day', account, '2026-11-24', '0', { percent: 53, available: '700.00', tone: '' }],
    ['not the day after', account, '2026-11-25', '0', { percent: 80, available: '200.00', tone: '' }],
    ['adds what an order would take', account, '2026-11-25', '100.00', { percent: 90, available: '100.00', tone: 'amber' }],
    ['is red beyond the limit', account, '2026-11-25', '300.00', { percent: 110, available: '-100.00', tone: 'red' }],
    ['is nothing where more was paid than is owed', { ...account, unapplied: '1400.00' }, '2026-11-25', '0', { percent: 0, available: '1500.00', tone: '' }],
    ['has a word for prepayment', { ...account, creditLimit: '0.00', temporaryUntil: null }, '2026-11-25', '0', { word: 'prepay' }],
    ['has a word for no limit', { ...account, creditLimit: null }, '2026-11-25', '0', { word: 'unlimited', available: null }],
    ['has a word for no account', undefined, '2026-11-25', '0', { word: 'none', exposure: '0.00' }],
  ] as const)('%s', (_, given, today, more, expected) => {
    expect(creditUse(given, today, more)).toMatchObject(expected);
  });
});

describe('a decision in words', () => {
  const figures = JSON.stringify({ limit: '1000.00', temporaryLimit: '0.00', exposure: '800.00', order: '3400.00', over: '3200.00', overdueDays: 31, overdueAmount: '600.00', toPay: '3200.00' });

  it.each([
    ['over_limit', '超出可用额度 ¥3,200.00', '付款 ¥3,200.00 后自动放行。'],
    ['overdue_days', '货款已逾期 31 天', '付清逾期货款 ¥3,200.00 后自动放行。'],
    ['overdue_amount', '逾期货款 ¥600.00 超出约定', '付款 ¥3,200.00 后自动放行。'],
    ['prepay_required', '需要预付 ¥3,200.00', '预付客户付款 ¥3,200.00 后自动放行。'],
  ])('tells %s with its numbers and the next step', (reason, title, text) => {
    expect(decisionView({ outcome: 'hold', reason, figures }, 'CNY', 'zh-CN')).toMatchObject({ title, text, tone: 'amber' });
  });

  it('counts days in English', () => {
    expect(decisionView({ outcome: 'hold', reason: 'overdue_days', figures }, 'CNY', 'en').title).toBe('Payment is 31 days overdue');
  });
});
