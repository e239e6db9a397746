import type { Machine } from '../../platform/states/transition.js';
import { CreditRequest, type RequestStatus } from './credit-request.entity.js';

/** A large request is endorsed by one person and granted by another. */
export const requestMachine: Machine<RequestStatus> = {
  subject: 'credit_request',
  name: 'status',
  entity: CreditRequest,
  transitions: { submitted: ['endorsed', 'granted', 'refused', 'withdrawn'], endorsed: ['granted', 'refused', 'withdrawn'], granted: [], refused: [], withdrawn: [] },
};
