import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Files } from './files.js';

/** Takes from the disk what no row names any more. */
@Processor('files')
export class FileJobs extends WorkerHost {
  constructor(private readonly files: Files) {
    super();
  }

  process({ data }: Job<{ remove: string }>): Promise<void> {
    return this.files.erase(data.remove);
  }
}
