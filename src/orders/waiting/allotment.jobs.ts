import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { AllotStock } from './allot-stock.js';

// a killed worker's jobs are taken over within seconds, however often that happens
@Processor('allotment', { concurrency: 2, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 100 })
export class AllotmentJobs extends WorkerHost {
  constructor(private readonly allotStock: AllotStock) {
    super();
  }

  process({ data }: Job<{ product: string }>): Promise<void> {
    return this.allotStock.run(data.product);
  }
}
