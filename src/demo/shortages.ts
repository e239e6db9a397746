import { Injectable } from '@nestjs/common';
import { BookMovement } from '../catalog/stock/book-movement.js';
import type { AllocationRule } from '../catalog/supplies/allocation-rules.js';
import { KeepAllocation } from '../catalog/supplies/keep-allocation.js';
import { KeepSupply } from '../catalog/supplies/keep-supply.js';
import type { StaffActor } from '../identity/access/actors.js';
import { ImportProducts } from '../imports/import-products.js';
import { PlaceOrder } from '../orders/placing/place-order.js';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { csvOf } from './csv-of.js';
import type { DealerAtWork } from './world.js';

type Novelty = { sku: string; zh: string; en: string; price: string; stock: number; rule?: AllocationRule; supplies: [inDays: number, pieces: number][]; orders: number[] };

const novelties: Novelty[] = [
  { sku: 'LS-AURA-18', zh: '光环全光谱吸顶灯 18W', en: 'Aura full-spectrum ceiling light 18 W', price: '168.00', stock: 60, rule: 'by_tier', supplies: [[9, 80], [23, 120]], orders: [80, 48, 60] },
  { sku: 'LS-AURA-36', zh: '光环全光谱吸顶灯 36W', en: 'Aura full-spectrum ceiling light 36 W', price: '268.00', stock: 24, rule: 'by_share', supplies: [[9, 40]], orders: [36, 24, 40] },
  { sku: 'LS-ARC-48', zh: '弧光磁吸格栅灯 48V', en: 'Arc magnetic grille light 48 V', price: '96.00', stock: 0, supplies: [], orders: [24, 12] },
];

/** New products everyone wants and nobody has enough of: several dealers wait for what is to come. */
@Injectable()
export class Shortages {
  constructor(
    private readonly database: Database, private readonly importProducts: ImportProducts, private readonly bookMovement: BookMovement,
    private readonly keepAllocation: KeepAllocation, private readonly keepSupply: KeepSupply, private readonly placeOrder: PlaceOrder,
  ) {}

  async run(desk: StaffActor, dealers: DealerAtWork[], today: string): Promise<void> {
    const rows = novelties.map(({ sku, zh, en, price }) => [sku, zh, en, '吸顶灯 > 全光谱', '只', 4, 4, price, '0.13', 'active']);
    const file = csvOf(['sku', 'name_zh', 'name_en', 'category', 'unit', 'pack_size', 'min_quantity', 'base_price', 'tax_rate', 'status'], rows);
    await this.database.inTransaction((tx) => this.importProducts.run(tx, file, async () => undefined));
    const first = dealers.filter(({ dealer }) => dealer.code === 'HZ-QIMING');
    const buyers = [...dealers.filter(({ dealer }) => dealer.code !== 'HZ-QIMING').slice(0, 2), ...first];
    for (const novelty of novelties) await this.sell(novelty, desk, buyers, today);
  }

  private async sell({ sku, stock, rule, supplies, orders }: Novelty, desk: StaffActor, buyers: DealerAtWork[], today: string): Promise<void> {
    await this.keepAllocation.ofProduct(desk, sku, { backOrder: true, rule });
    if (stock > 0) await this.bookMovement.run(desk, sku, 'HQ', { reason: 'received', quantity: stock, reference: '', note: '新品首批' }, undefined);
    for (const [inDays, quantity] of supplies) await this.keepSupply.add(desk, sku, { promisedOn: addDays(today, inDays), quantity, note: '新品第二批' }, undefined);
    for (const [index, quantity] of orders.entries()) {
      const dealer = buyers[(index + buyers.length - orders.length) % buyers.length];
      if (dealer) await this.placeOrder.run(dealer.buyer, { partnerId: dealer.partnerId, addressId: dealer.addressId, channel: 'portal', lines: [{ sku, quantity }] });
    }
  }
}
