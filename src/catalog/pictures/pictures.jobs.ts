import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { ResizePicture } from './resize-picture.js';
import { WorkUpload } from './uploads/work-upload.js';

@Processor('pictures')
export class PictureJobs extends WorkerHost {
  constructor(private readonly resizePicture: ResizePicture, private readonly workUpload: WorkUpload) {
    super();
  }

  process({ data }: Job<{ image: string } | { upload: string }>): Promise<void> {
    return 'upload' in data ? this.workUpload.run(data.upload) : this.resizePicture.run(data.image);
  }
}
