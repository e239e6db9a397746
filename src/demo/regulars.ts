import { Injectable } from '@nestjs/common';
import { KeepStanding } from '../orders/standing/keep-standing.js';
import { PlaceStanding } from '../orders/standing/place-standing.js';
import { addDays } from '../platform/clock/days.js';
import { basketOf } from './basket.js';
import { Chance } from './chance.js';
import { DemoClock } from './demo-clock.js';
import type { DealerAtWork } from './world.js';

/** The dealer whom visitors log in as restocks by standing orders: one ordered this morning, one was short of stock. */
@Injectable()
export class Regulars {
  constructor(private readonly clock: DemoClock, private readonly keepStanding: KeepStanding, private readonly placeStanding: PlaceStanding) {}

  async run(dealers: DealerAtWork[], today: string): Promise<void> {
    const first = dealers.find(({ dealer }) => dealer.code === 'HZ-QIMING');
    if (!first) return;
    const chance = new Chance(20_261_126);
    const [weekday, goods] = [String(new Date(today).getUTCDay() || 7), basketOf(first.dealer, chance)];
    this.clock.set(addDays(today, -3), 14);
    const open = (name: string, lines: { sku: string; quantity: number }[]) => this.keepStanding.open(first.buyer, { name, rhythm: 'weekly', weekdays: [weekday], addressId: first.addressId, lines });
    await open('每周门店补货', goods.slice(0, 4));
    await open('年度框架备货', goods.slice(0, 1).map(({ sku, quantity }) => ({ sku, quantity: quantity * 5000 })));
    await this.keepStanding.open(first.buyer, { name: '月初陈列更新', rhythm: 'monthly', weekdays: [], monthDay: 1, lines: goods.slice(1, 3) });
    this.clock.set(today, 0, 10);
    await this.placeStanding.run();
  }
}
