import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { CheckCredit } from './check-credit.js';

@Processor('credit', { concurrency: 4 })
export class CreditJobs extends WorkerHost {
  constructor(private readonly checkCredit: CheckCredit) {
    super();
  }

  process({ data }: Job<{ order: string } | { partner: string }>): Promise<void> {
    return 'order' in data ? this.checkCredit.run(data.order) : this.checkCredit.runForPartner(data.partner);
  }
}
