import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { SendMail, type Sent } from './send-mail.js';

@Processor('mail', { concurrency: 4 })
export class MailJobs extends WorkerHost {
  constructor(private readonly sendMail: SendMail) {
    super();
  }

  process({ data }: Job<Sent>): Promise<void> {
    return this.sendMail.run(data);
  }
}
