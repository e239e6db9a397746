import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { WatchOrder } from './watch-order.js';

@Processor('watch')
export class WatchJobs extends WorkerHost {
  constructor(private readonly watchOrder: WatchOrder) {
    super();
  }

  process({ data }: Job<{ order: string }>): Promise<void> {
    return this.watchOrder.run(data.order);
  }
}
