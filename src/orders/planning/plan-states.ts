import type { Machine } from '../../platform/states/transition.js';
import { ShipmentPlan } from './shipment-plan.entity.js';

export const planStatuses = {
  planned: ['shipped', 'withdrawn'],
  shipped: [],
  withdrawn: [],
} as const;

export type PlanStatus = keyof typeof planStatuses;

export const planMachine: Machine<PlanStatus> = { subject: 'shipment_plan', name: 'status', entity: ShipmentPlan, transitions: planStatuses };
