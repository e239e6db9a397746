import { Injectable } from '@nestjs/common';
import { CheckCredit } from '../orders/decision/check-credit.js';
import { PlaceOrder } from '../orders/placing/place-order.js';
import { ReleaseOrder } from '../orders/decision/release-order.js';
import { Database } from '../platform/database/database.js';
import { basketOf, orderProbability } from './basket.js';
import { DemoClock } from './demo-clock.js';
import type { DealerAtWork, World } from './world.js';

/** Dealers order; finance looks at what was held. */
@Injectable()
export class Buying {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly placeOrder: PlaceOrder,
    private readonly checkCredit: CheckCredit, private readonly releaseOrder: ReleaseOrder,
  ) {}

  async day(world: World): Promise<void> {
    for (const place of world.dealers) {
      if (world.chance.happens(orderProbability(place.dealer, world.day))) await this.order(place, world);
    }
    if (world.daysLeft > 2) await this.release(world);
  }

  private async order({ dealer, partnerId, buyer, addressId }: DealerAtWork, { chance, day, daysLeft }: World): Promise<void> {
    this.clock.set(day, chance.whole(8, 11), chance.whole(0, 59));
    const poNumber = chance.happens(0.5) ? `PO-${day.slice(2).replaceAll('-', '')}-${chance.whole(10, 99)}` : '';
    const { number } = await this.placeOrder.run(buyer, { partnerId, addressId, channel: 'portal', poNumber, lines: basketOf(dealer, chance) });
    const [order] = await this.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
    // the last morning's orders are left to the worker
    if (order && daysLeft > 0) await this.checkCredit.run(order.id);
  }

  private async release({ chance, day, finance }: World): Promise<void> {
    this.clock.set(day, 14, chance.whole(0, 59));
    const held = await this.database.query<{ number: string }>(
      "SELECT number FROM orders WHERE status = 'held' AND hold_reason = 'over_limit' AND placed_at < ? ORDER BY id", [`${day} 00:00:00`]);
    for (const { number } of held) {
      if (chance.happens(0.4)) await this.releaseOrder.run(finance, number, chance.of(['客户信誉良好，本周回款', '工程项目，合同已备案', '已电话确认付款日期']));
    }
  }
}
