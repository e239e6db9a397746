import { Injectable } from '@nestjs/common';
import { WatchOrder } from '../orders/alerts/watch-order.js';
import { CheckCredit } from '../orders/decision/check-credit.js';
import { PlaceOrder } from '../orders/placing/place-order.js';
import { Database } from '../platform/database/database.js';
import { DemoClock } from './demo-clock.js';
import type { DealerAtWork } from './world.js';

const bought = { by: 'CS-YUELU', sku: 'LS-AC-MT02', price: 168, pack: 5 };

/** A dealer takes nearly all its limit still has, tax included, far more than it ever ordered: an alert for finance. */
@Injectable()
export class Standout {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly placeOrder: PlaceOrder,
    private readonly checkCredit: CheckCredit, private readonly watchOrder: WatchOrder,
  ) {}

  async run(dealers: DealerAtWork[], today: string): Promise<void> {
    const place = dealers.find(({ dealer }) => dealer.code === bought.by);
    if (!place) return;
    this.clock.set(today, 9, 20);
    const lines = [{ sku: bought.sku, quantity: Math.ceil(await this.worth(place.partnerId) / bought.price / bought.pack) * bought.pack }];
    const { number } = await this.placeOrder.run(place.buyer, { partnerId: place.partnerId, addressId: place.addressId, channel: 'portal', poNumber: '', lines });
    const [order] = await this.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
    await this.checkCredit.run(order?.id ?? '');
    await this.watchOrder.run(order?.id ?? '');
  }

  private async worth(partnerId: string): Promise<number> {
    const [row] = await this.database.query<{ worth: string }>(`
      SELECT GREATEST(3.4 * (SELECT AVG(total) FROM orders WHERE partner_id = a.partner_id), 0.86 * (a.credit_limit - a.open_orders - a.open_invoices + a.unapplied)) AS worth
      FROM credit_accounts a WHERE a.partner_id = ?`, [partnerId]);
    return Number(row?.worth);
  }
}
