import type { Machine } from '../../platform/states/transition.js';
import { LimitProposal, type ProposalStatus } from './limit-proposal.entity.js';

/** Approved by another person, or refused, also by the one who proposed it; or lapsed, when the limit was changed otherwise. */
export const proposalMachine: Machine<ProposalStatus> = {
  subject: 'limit_proposal',
  name: 'status',
  entity: LimitProposal,
  transitions: { proposed: ['approved', 'refused', 'lapsed'], approved: [], refused: [], lapsed: [] },
};
