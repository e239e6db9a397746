import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { RecordPayment } from '../settlement/payments/record-payment.js';
import { AskRefund } from '../settlement/refunds/ask-refund.js';
import { DemoClock } from './demo-clock.js';
import type { World } from './world.js';

/** A dealer paid an invoice twice and asks for the money back; finance has still to decide. */
@Injectable()
export class MoneyBack {
  constructor(private readonly database: Database, private readonly clock: DemoClock, private readonly recordPayment: RecordPayment, private readonly askRefund: AskRefund) {}

  async run({ dealers, finance }: Pick<World, 'dealers' | 'finance'>, today: string): Promise<void> {
    for (const { dealer, partnerId, signer } of dealers) {
      // money that orders are within the limit by is not given back
      if (!signer || await this.isOver(partnerId)) continue;
      this.clock.set(today, 9, 25);
      const { number } = await this.recordPayment.run(finance, { partner: dealer.code, amount: '12860.00', receivedOn: today, reference: '重复汇款', invoices: [] });
      await this.askRefund.run(signer, partnerId, { amount: '12860.00', payee: dealer.zh, bank: '中国工商银行萧山支行', bankAccount: '6222 0212 0200 0450 118', reason: '同一张发票网银重复付款，请退回', of: number });
      return;
    }
  }

  private async isOver(partnerId: string): Promise<boolean> {
    const [account] = await this.database.query<{ isOver: number }>(
      'SELECT credit_limit IS NOT NULL AND open_orders + open_invoices - unapplied > credit_limit AS isOver FROM credit_accounts WHERE partner_id = ?', [partnerId]);
    return Number(account?.isOver) > 0;
  }
}
