import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { WorkImport } from './work-import.js';

type ImportJob = Job<{ import: string }>;

@Processor('imports')
export class ImportsJobs extends WorkerHost {
  constructor(private readonly workImport: WorkImport) {
    super();
  }

  process({ data }: ImportJob): Promise<void> {
    return this.workImport.run(data.import);
  }

  @OnWorkerEvent('failed')
  async failed(job: ImportJob): Promise<void> {
    if (job.attemptsMade >= (job.opts.attempts ?? 1)) await this.workImport.giveUp(job.data.import);
  }
}
