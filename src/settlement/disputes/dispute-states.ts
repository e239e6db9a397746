import type { Machine } from '../../platform/states/transition.js';
import { Dispute, type DisputeStatus } from './dispute.entity.js';

/** Noted while the dealer still checks, open with the sign-off, then answered once. */
export const disputeMachine: Machine<DisputeStatus> = {
  subject: 'dispute',
  name: 'status',
  entity: Dispute,
  transitions: { noted: ['open'], open: ['accepted', 'declined'], accepted: [], declined: [] },
};
