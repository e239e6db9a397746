import { Injectable } from '@nestjs/common';
import { ConfirmReceipt } from '../orders/shipping/confirm-receipt.js';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { ShipAndInvoice } from '../settlement/invoices/ship-and-invoice.js';
import { DemoClock } from './demo-clock.js';
import type { World } from './world.js';

type Waiting = { number: string; goods: string; fulfilment: string; placedAt: Date };
type Sent = { number: string; partnerId: string };

const carriers = ['德邦物流', '顺丰快运', '安能物流', '跨越速运'];

/** The warehouse ships what is approved; dealers confirm what arrives. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock,
    private readonly shipAndInvoice: ShipAndInvoice, private readonly confirmReceipt: ConfirmReceipt,
  ) {}

  async day(world: World): Promise<void> {
    await this.ship(world);
    await this.receive(world);
  }

  private async ship({ chance, day, desk }: World): Promise<void> {
    this.clock.set(day, 15, chance.whole(0, 59));
    const waiting = await this.database.query<Waiting>(`
      SELECT o.number, o.fulfilment, o.placed_at AS placedAt, (SELECT GROUP_CONCAT(CONCAT(sku, ':', quantity) ORDER BY line_no) FROM order_lines l WHERE l.order_id = o.id) AS goods
      FROM orders o JOIN credit_accounts a ON a.partner_id = o.partner_id
      WHERE o.status = 'approved' AND o.fulfilment IN ('none', 'partial') AND a.on_hold = 0 AND o.placed_at < ? ORDER BY o.id`, [`${addDays(day, -1)} 12:00:00`]);
    for (const order of waiting) {
      if (!chance.happens(0.55)) continue;
      const lines = order.goods.split(',').map((line) => ({ sku: line.slice(0, line.lastIndexOf(':')), quantity: Number(line.slice(line.lastIndexOf(':') + 1)) }));
      const part = order.fulfilment === 'none' && lines.length > 4 && chance.happens(0.25) ? lines.slice(0, Math.ceil(lines.length / 2)) : undefined;
      const batch = `B${day.slice(2, 7).replace('-', '')}`;
      await this.shipAndInvoice.run(desk, order.number, {
        lines: part?.map((line) => ({ ...line, batch })), carrier: chance.of(carriers), trackingNumber: `LS${chance.whole(10_000_000, 99_999_999)}`,
      }).catch(skipOverdue);
    }
  }

  private async receive({ chance, day, dealers }: World): Promise<void> {
    this.clock.set(day, 17, chance.whole(0, 59));
    const sent = await this.database.query<Sent>(
      'SELECT number, partner_id AS partnerId FROM shipments WHERE received_at IS NULL AND shipped_at < ? ORDER BY id', [`${addDays(day, -2)} 12:00:00`]);
    for (const { number, partnerId } of sent) {
      const place = dealers.find((dealer) => dealer.partnerId === partnerId);
      if (place && chance.happens(0.5)) await this.confirmReceipt.run(place.buyer, number, await this.countOf(number, chance.happens(0.03)));
    }
  }

  private async countOf(shipment: string, damaged: boolean): Promise<{ lines: { sku: string; received: number; damaged: number }[]; note: string }> {
    if (!damaged) return { lines: [], note: '' };
    const [line] = await this.database.query<{ sku: string; quantity: string }>(`
      SELECT l.sku, SUM(s.quantity) AS quantity FROM shipment_lines s JOIN order_lines l ON l.id = s.order_line_id JOIN shipments h ON h.id = s.shipment_id
      WHERE h.number = ? GROUP BY l.sku ORDER BY l.sku LIMIT 1`, [shipment]);
    return line ? { lines: [{ sku: line.sku, received: Number(line.quantity), damaged: 1 }], note: '外箱压损，一件破裂，已拍照' } : { lines: [], note: '' };
  }
}

// an overdue dealer's approved orders wait in the year as they would in life
function skipOverdue(error: { code?: string }): void {
  if (error.code !== 'shipment_overdue') throw error;
}
