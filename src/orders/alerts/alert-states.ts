import type { Machine } from '../../platform/states/transition.js';
import { type AlertStatus, OrderAlert } from './order-alert.entity.js';

/** Judged once: nothing to it, or an abuse of the terms. */
export const alertMachine: Machine<AlertStatus> = {
  subject: 'order_alert',
  name: 'status',
  entity: OrderAlert,
  transitions: { open: ['cleared', 'confirmed'], cleared: [], confirmed: [] },
};
