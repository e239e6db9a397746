import type { Machine } from '../../platform/states/transition.js';
import { StandingOrder, type StandingStatus } from './standing-order.entity.js';

export const standingMachine: Machine<StandingStatus> = {
  subject: 'standing_order',
  name: 'status',
  entity: StandingOrder,
  transitions: { active: ['paused', 'ended'], paused: ['active', 'ended'], ended: [] },
  since: 'statusSince',
};
