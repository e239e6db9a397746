import type { Machine } from '../../platform/states/transition.js';
import { Refund, type RefundStatus } from './refund.entity.js';

/** Asked for, approved or refused by another person, then paid by the bank; cancelled as long as it is not paid. */
export const refundMachine: Machine<RefundStatus> = {
  subject: 'refund',
  name: 'status',
  entity: Refund,
  transitions: { asked: ['approved', 'refused', 'cancelled'], approved: ['paid', 'cancelled'], paid: [], refused: [], cancelled: [] },
};
