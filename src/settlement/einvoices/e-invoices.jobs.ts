import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { FetchEInvoice } from './fetch-e-invoice.js';

@Processor('einvoices')
export class EInvoiceJobs extends WorkerHost {
  constructor(private readonly fetchEInvoice: FetchEInvoice) {
    super();
  }

  process({ data }: Job<{ invoice: string }>): Promise<void> {
    return this.fetchEInvoice.issue(data.invoice);
  }
}
