import type { Actor } from '../../platform/http/actor.js';
import type { Machine } from '../../platform/states/transition.js';
import { OrderChange } from './order-change.entity.js';

export const changeStatuses = {
  proposed: ['accepted', 'declined', 'withdrawn', 'lapsed'],
  accepted: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
} as const;

export type ChangeStatus = keyof typeof changeStatuses;
export type Side = 'dealer' | 'supplier';

export const changeMachine: Machine<ChangeStatus> = { subject: 'order_change', name: 'status', entity: OrderChange, transitions: changeStatuses };

/** On which side someone acts. */
export const sideOf = (actor: Actor): Side => ('partnerId' in actor ? 'dealer' : 'supplier');
