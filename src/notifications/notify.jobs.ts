import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Tell, type Told } from './tell.js';

@Processor('notify', { concurrency: 4 })
export class NotifyJobs extends WorkerHost {
  constructor(private readonly tell: Tell) {
    super();
  }

  process({ data }: Job<Told>): Promise<void> {
    return this.tell.run(data);
  }
}
