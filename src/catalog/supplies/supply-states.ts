import type { Machine } from '../../platform/states/transition.js';
import { ExpectedSupply, type SupplyStatus } from './expected-supply.entity.js';

const supplyStatuses = {
  expected: ['late', 'received', 'cancelled'],
  late: ['expected', 'received', 'cancelled'],
  received: [],
  cancelled: [],
} as const satisfies Record<SupplyStatus, readonly SupplyStatus[]>;

export const supplyMachine: Machine<SupplyStatus> = { subject: 'expected_supply', name: 'status', entity: ExpectedSupply, transitions: supplyStatuses };
