import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { logger } from '../../platform/logging/logger.js';
import { EInvoicing } from './e-invoicing.js';
import { FetchEInvoice } from './fetch-e-invoice.js';

const everyMinute = 60_000;
const atOnce = 50;

/** Asks the provider about e-invoices that are not issued yet, those longest unasked first. */
@Injectable()
export class FollowEInvoices implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database, private readonly eInvoicing: EInvoicing, private readonly fetchEInvoice: FetchEInvoice) {}

  onApplicationBootstrap(): void {
    if (this.eInvoicing.provider) this.timer = setInterval(() => void this.look(), everyMinute);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One that cannot be asked holds up none of the others. */
  async look(): Promise<void> {
    const waiting = await this.database.query<{ number: string }>(
      `SELECT i.number FROM e_invoices e JOIN invoices i ON i.id = e.invoice_id WHERE e.status = 'asked' ORDER BY e.changed_at, e.id LIMIT ${atOnce}`);
    for (const { number } of waiting) {
      await this.fetchEInvoice.follow(number).catch((error: unknown) => logger.warn({ error: String(error), invoice: number }, 'e-invoice could not be asked about'));
    }
  }
}
