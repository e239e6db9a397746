import type { Machine } from '../../platform/states/transition.js';
import { EInvoice, type EInvoiceStatus } from './e-invoice.entity.js';

/** Asked of a provider, then issued or failed; what failed is asked again or noted by hand. */
export const eInvoiceMachine: Machine<EInvoiceStatus> = {
  subject: 'e_invoice',
  name: 'status',
  entity: EInvoice,
  transitions: { asked: ['issued', 'failed'], failed: ['asked', 'issued'], issued: [] },
};
