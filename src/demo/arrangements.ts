import { Injectable } from '@nestjs/common';
import { KeepLimits } from '../orders/approvals/keep-limits.js';
import { SubmitOrder } from '../orders/approvals/submit-order.js';
import { KeepList } from '../orders/lists/keep-list.js';
import { Ranges } from './ranges.js';
import type { DealerAtWork, World } from './world.js';

const supplier = { partnerId: null, userId: null };

/** What is arranged beside trading: the desk's templates; at one dealer a shared list, a limit, and an order that waits for approval; who may buy what. */
@Injectable()
export class Arrangements {
  constructor(private readonly keepList: KeepList, private readonly keepLimits: KeepLimits, private readonly submitOrder: SubmitOrder, private readonly ranges: Ranges) {}

  async run({ desk, dealers, channel }: Pick<World, 'desk' | 'dealers' | 'channel'>): Promise<void> {
    await this.keepList.create(desk, supplier, { nameZh: '新店开业配件包', nameEn: 'Opening kit: accessories', lines: 'LS-AC-DL01 50\nLS-AC-TB01 25\nLS-AC-ST01 20\nLS-AC-PL02 20' }, undefined);
    await this.keepList.create(desk, supplier, { nameZh: '金牌样板间：磁吸轨道', nameEn: 'Gold showroom: magnetic track', tier: 'gold', lines: 'LS-AC-MT01 10\nLS-AC-MT02 5\nLS-AC-MT03 10\nLS-AC-MT04 5' }, undefined);
    const qiming = dealers.find(({ dealer }) => dealer.code === 'HZ-QIMING');
    if (qiming) await this.ofDealer(qiming);
    await this.ranges.run({ channel });
  }

  private async ofDealer({ buyer, signer, partnerId, addressId }: DealerAtWork): Promise<void> {
    if (!signer) return;
    await this.keepList.create(buyer, { partnerId, userId: buyer.userId }, { nameZh: '萧山门店每周补货', shared: true, lines: 'LS-AC-TB01 50\nLS-AC-DL02 48\nLS-AC-ST02 25' }, undefined);
    await this.keepLimits.run(signer, { general: null, people: new Map([['wangmin', '50000.00']]) });
    const lines = [{ sku: 'LS-AC-DR01', quantity: 60 }, { sku: 'LS-AC-DR02', quantity: 200 }];
    await this.submitOrder.run(buyer, { partnerId, channel: 'portal', addressId, poNumber: 'XS-2026-118', note: '写字楼智能调光项目', lines, draw: ['rebate', 'prepaid'] }, async () => undefined);
  }
}
