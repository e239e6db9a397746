import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { RefreshLimit } from '../../credit/limits/refresh-limit.js';
import { ReviewAccount } from '../../credit/review/review-account.js';
import { WatchOrder } from '../alerts/watch-order.js';
import { CheckCredit } from './check-credit.js';

// a killed worker's jobs are taken over within seconds, however often that happens
@Processor('credit', { concurrency: 4, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 100 })
export class CreditJobs extends WorkerHost {
  constructor(private readonly checkCredit: CheckCredit, private readonly watchOrder: WatchOrder, private readonly refreshLimit: RefreshLimit, private readonly reviewAccount: ReviewAccount) {
    super();
  }

  async process({ data }: Job<{ order: string } | { partner: string }>): Promise<void> {
    if ('order' in data) return this.decide(data.order);
    await this.refreshLimit.run(data.partner);
    await this.reviewAccount.run(data.partner);
    await this.checkCredit.runForPartner(data.partner);
  }

  // one job does both: either of them twice changes nothing
  private async decide(orderId: string): Promise<void> {
    await this.checkCredit.run(orderId);
    await this.watchOrder.run(orderId);
  }
}
