import type { DrawnFund } from '../../src/credit/funds/fund-account.entity.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { GrantRebate } from '../../src/settlement/funds/grant-rebate.js';
import { type CashFund, MoveCash } from '../../src/settlement/funds/move-cash.js';
import type { TestApp } from './app.js';
import { aPayment, clerk } from './settlement.js';

/** Cash of a new payment put into a partner's fund. Returns the payment's number. */
export async function aFund(app: TestApp, code: string, amount: string, fund: CashFund = 'prepaid'): Promise<string> {
  const { number } = await aPayment(app, code, amount, []);
  await app.web.get(MoveCash).run(clerk, code, { fund, way: 'in', amount, note: '客户预存', payment: number });
  return number;
}

/** Rebate granted to a partner. Returns the grant's number. */
export async function aRebate(app: TestApp, code: string, amount: string, lastDay?: string): Promise<string> {
  return (await app.web.get(GrantRebate).run(clerk, code, { amount, period: '2026年第三季度', reason: '季度销量达标', lastDay })).number;
}

/** An order that draws, decided by the credit check. Returns its number. */
export async function aDrawnOrder(app: TestApp, partnerCode: string, lines: { sku: string; quantity: number }[], draw: DrawnFund[] = ['rebate', 'prepaid'], key?: string): Promise<string> {
  const { number } = await app.web.get(PlaceOrder).run(clerk, { partnerCode, channel: 'admin', lines, draw, key });
  await decided(app, number);
  return number;
}

async function decided(app: TestApp, number: string): Promise<void> {
  const [order] = await app.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
  await app.web.get(CheckCredit).run(order?.id ?? '');
}

export type Standing = { prepaid: string; deposit: string; rebate: string; setAside: string };

/** What stands in a partner's funds, as the database has it. */
export async function standingOf(app: TestApp, code: string): Promise<Standing> {
  const [row] = await app.database.query<Standing>(`
    SELECT COALESCE(SUM(IF(f.fund = 'prepaid', f.balance, 0)), 0) + 0.00 AS prepaid, COALESCE(SUM(IF(f.fund = 'deposit', f.balance, 0)), 0) + 0.00 AS deposit,
      COALESCE(SUM(IF(f.fund = 'rebate', f.balance, 0)), 0) + 0.00 AS rebate, (SELECT COALESCE(SUM(set_aside), 0) + 0.00 FROM orders o WHERE o.partner_id = p.id) AS setAside
    FROM partners p LEFT JOIN fund_accounts f ON f.partner_id = p.id WHERE p.code = ? GROUP BY p.id`, [code]);
  return row as Standing;
}
