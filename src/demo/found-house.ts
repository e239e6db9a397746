import { Injectable } from '@nestjs/common';
import { ChangeCompany } from '../identity/company/change-company.js';
import { hashPassword } from '../identity/passwords.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { systemActor } from '../platform/http/actor.js';
import { FoundChannel } from './found-channel.js';
import { demoPassword, hire } from './people.js';

/** Who there is on the first day: the company, its channel, and everyone's people. */
@Injectable()
export class FoundHouse {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly changeCompany: ChangeCompany, private readonly foundChannel: FoundChannel) {}

  async run(): Promise<void> {
    await this.changeCompany.run(systemActor, {
      nameZh: '澜石照明', nameEn: 'Lanshi Lighting', address: '广东省佛山市禅城区澜石路 88 号', phone: '0757-8300 0000',
      taxNumber: '91440600MA5DEMO01X', bank: '中国工商银行佛山澜石支行', bankAccount: '2013 0000 0912 0000 888',
    });
    await this.foundChannel.run();
    const passwordHash = await hashPassword(demoPassword);
    await this.database.inTransaction((tx) => hire(tx, passwordHash, this.clock.now()));
  }
}
