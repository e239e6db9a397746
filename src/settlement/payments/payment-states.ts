import type { Machine } from '../../platform/states/transition.js';
import { Payment, type PaymentStatus } from './payment.entity.js';

/** A dealer's voucher is submitted, then recorded or refused by finance; what finance or a bank line brings is recorded at once. What was recorded for the wrong partner is reassigned. */
export const paymentMachine: Machine<PaymentStatus> = {
  subject: 'payment',
  name: 'status',
  entity: Payment,
  transitions: { submitted: ['recorded', 'refused'], recorded: ['reassigned'], refused: [], reassigned: [] },
};
