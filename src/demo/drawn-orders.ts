import { Injectable } from '@nestjs/common';
import { CheckCredit } from '../orders/decision/check-credit.js';
import { PlaceOrder } from '../orders/placing/place-order.js';
import { Database } from '../platform/database/database.js';
import { ShipAndInvoice } from '../settlement/invoices/ship-and-invoice.js';
import type { DealerAtWork, World } from './world.js';

@Injectable()
export class DrawnOrders {
  constructor(private readonly database: Database, private readonly placeOrder: PlaceOrder, private readonly checkCredit: CheckCredit, private readonly shipAndInvoice: ShipAndInvoice) {}

  /** An order that rebate and prepaid money pay; one that `desk` ships, where it was approved. */
  async run({ partnerId, addressId, buyer }: DealerAtWork, desk: World['desk'] | undefined): Promise<void> {
    const lines = [{ sku: 'LS-AC-TB01', quantity: 100 }, { sku: 'LS-AC-DL01', quantity: 100 }];
    const { number } = await this.placeOrder.run(buyer, { partnerId, addressId, channel: 'portal', poNumber: '', lines, draw: ['rebate', 'prepaid'] });
    const [order] = await this.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
    await this.checkCredit.run(order?.id ?? '');
    const [decided] = await this.database.query<{ status: string }>('SELECT status FROM orders WHERE number = ?', [number]);
    if (desk && decided?.status === 'approved') await this.shipAndInvoice.run(desk, number, {});
  }
}
