import { Injectable } from '@nestjs/common';
import { ChangeCompany } from '../identity/company/change-company.js';
import { KeepCarrier } from '../orders/carriers/keep-carrier.js';
import { systemActor } from '../platform/http/actor.js';
import { AccountManagers } from './account-managers.js';
import { dealers } from './dealers.js';
import { FoundChannel } from './found-channel.js';
import { Hiring } from './hiring.js';

const carriers = [
  { code: 'SF', nameZh: '顺丰快运', nameEn: 'SF Freight', trackingPattern: 'https://www.sf-express.com/waybill/{number}' },
  { code: 'DPK', nameZh: '德邦物流', nameEn: 'Deppon', trackingPattern: 'https://www.deppon.com/track/{number}' },
  { code: 'ANE', nameZh: '安能物流', nameEn: 'ANE Logistics', trackingPattern: '' },
  { code: 'KYE', nameZh: '跨越速运', nameEn: 'KYE', trackingPattern: '' },
];

/** Who there is on the first day: the company, its channel, and everyone's people. */
@Injectable()
export class FoundHouse {
  constructor(
    private readonly changeCompany: ChangeCompany, private readonly foundChannel: FoundChannel, private readonly hiring: Hiring,
    private readonly accountManagers: AccountManagers, private readonly keepCarrier: KeepCarrier,
  ) {}

  async run(): Promise<void> {
    await this.changeCompany.run(systemActor, {
      nameZh: '澜石照明', nameEn: 'Lanshi Lighting', address: '广东省佛山市禅城区澜石路 88 号', phone: '0757-8300 0000',
      taxNumber: '91440600MA5DEMO01X', bank: '中国工商银行佛山澜石支行', bankAccount: '2013 0000 0912 0000 888',
    });
    for (const carrier of carriers) await this.keepCarrier.create(systemActor, carrier);
    await this.foundChannel.run();
    await this.hiring.run();
    await this.accountManagers.appoint(dealers.map(({ code }) => code));
  }
}
