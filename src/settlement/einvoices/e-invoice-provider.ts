import type { RateSum } from '../documents/tax-by-rate.js';

type Party = { name: string; taxNumber: string; address: string; bank: string; bankAccount: string };

/** What a provider needs to issue an e-invoice. `invoice` is our number: the same one again is the same request. Amounts in `currency`, before and after tax. */
export type EInvoiceRequest = {
  invoice: string; issuedOn: string; currency: string; seller: Party; buyer: Party & { email: string };
  lines: { sku: string; name: string; unit: string; quantity: number; unitPrice: string; taxRate: string; amount: string; tax: string }[];
  rates: RateSum[]; subtotal: string; tax: string; total: string;
};

/** Where a request stands: 20-digit number, day and file once it is issued; why not, in words for finance. */
export type EInvoiceAnswer =
  | { state: 'pending' }
  | { state: 'issued'; number: string; issuedOn: string; file?: { name: string; content: Buffer } }
  | { state: 'failed'; reason: string };

/** A service that issues e-invoices. Throwing means: not reached, ask again later. */
export interface EInvoiceProvider {
  /** Asks for an e-invoice; asked again with the same invoice it answers with the first one. */
  issue(request: EInvoiceRequest): Promise<EInvoiceAnswer>;
  /** Where the e-invoice of an invoice stands. */
  status(invoice: string): Promise<EInvoiceAnswer>;
}
