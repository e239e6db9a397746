import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { ResizePicture } from './resize-picture.js';

@Processor('pictures')
export class PictureJobs extends WorkerHost {
  constructor(private readonly resizePicture: ResizePicture) {
    super();
  }

  process({ data }: Job<{ image: string }>): Promise<void> {
    return this.resizePicture.run(data.image);
  }
}
