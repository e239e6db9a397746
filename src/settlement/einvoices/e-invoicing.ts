import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { EInvoiceProvider } from './e-invoice-provider.js';
import { WebhookProvider } from './webhook-provider.js';

/** The provider this house is set up with; none means that finance notes e-invoices by hand. */
@Injectable()
export class EInvoicing {
  readonly provider: EInvoiceProvider | undefined;

  constructor({ eInvoiceProvider }: Config) {
    this.provider = eInvoiceProvider === '' ? undefined : new WebhookProvider(eInvoiceProvider);
  }
}
