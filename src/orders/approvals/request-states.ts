import type { Machine } from '../../platform/states/transition.js';
import { OrderRequest, type RequestStatus } from './order-request.entity.js';

/** Decided once by another person, or taken back by the one who asked. */
export const requestMachine: Machine<RequestStatus> = {
  subject: 'order_request',
  name: 'status',
  entity: OrderRequest,
  transitions: { waiting: ['approved', 'declined', 'withdrawn'], approved: [], declined: [], withdrawn: [] },
  since: 'statusSince',
};
