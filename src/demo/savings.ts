import { Injectable } from '@nestjs/common';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { GrantRebate } from '../settlement/funds/grant-rebate.js';
import { MoveCash } from '../settlement/funds/move-cash.js';
import { RecordPayment } from '../settlement/payments/record-payment.js';
import { DrawnOrders } from './drawn-orders.js';
import type { DealerAtWork, World } from './world.js';

/** Some dealers pay ahead, leave a deposit and have earned rebate; two orders draw on it, of which one has left. */
@Injectable()
export class Savings {
  constructor(
    private readonly database: Database, private readonly recordPayment: RecordPayment, private readonly moveCash: MoveCash,
    private readonly grantRebate: GrantRebate, private readonly draws: DrawnOrders,
  ) {}

  async run({ dealers, finance, desk }: Pick<World, 'dealers' | 'finance' | 'desk'>, today: string): Promise<void> {
    // only who has room: cash goes to what is due first
    for (const [index, place] of dealers.slice(0, 4).entries()) {
      await this.putIn(finance, place, today, ['60000.00', '25000.00', '18000.00', '8000.00'][index] ?? '5000.00', 'prepaid');
      if (index === 0) await this.putIn(finance, place, today, '20000.00', 'deposit');
      await this.grantRebate.run(finance, place.dealer.code, { amount: `${(4 - index) * 1500}.00`, period: `${today.slice(0, 4)}年第三季度`, reason: '季度销量达标返利', lastDay: addDays(today, 120 - index * 30) });
    }
    for (const [index, place] of dealers.slice(0, 2).entries()) await this.draws.run(place, index === 1 ? desk : undefined);
  }

  private async putIn(finance: World['finance'], { dealer: { code }, partnerId }: DealerAtWork, day: string, amount: string, fund: 'prepaid' | 'deposit'): Promise<void> {
    const [account] = await this.database.query<{ isOver: number }>(
      'SELECT credit_limit IS NOT NULL AND open_orders + open_invoices - unapplied > credit_limit AS isOver FROM credit_accounts WHERE partner_id = ?', [partnerId]);
    if (Number(account?.isOver) > 0) return;
    const { number } = await this.recordPayment.run(finance, { partner: code, amount, receivedOn: day, reference: fund === 'deposit' ? '渠道保证金' : '预存货款', invoices: [] });
    await this.moveCash.run(finance, code, { fund, way: 'in', amount, note: fund === 'deposit' ? '年度渠道保证金' : '预存货款', payment: number });
  }
}
