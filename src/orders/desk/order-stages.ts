import type { Tone } from '../../platform/views/page-context.js';
import type { Fulfilment, OrderStatus } from '../order-states.js';

/** Where an order stands, as a list sorts it. */
export type Stage = 'submitted' | 'held' | 'to_ship' | 'part_shipped' | 'shipped' | 'received' | 'completed' | 'closed';

/** `where` picks a stage's orders, `patience` is how many hours one may stay there. */
export const stages: Record<Stage, { where: string; tone: Tone; patience?: number }> = {
  submitted: { where: "o.status = 'submitted'", tone: 'amber', patience: 4 },
  held: { where: "o.status = 'held'", tone: 'red', patience: 24 },
  to_ship: { where: "o.status = 'approved' AND o.fulfilment = 'none'", tone: 'blue', patience: 72 },
  part_shipped: { where: "o.status = 'approved' AND o.fulfilment = 'partial'", tone: 'green', patience: 168 },
  shipped: { where: "o.status = 'approved' AND o.fulfilment = 'shipped'", tone: 'green' },
  received: { where: "o.status = 'approved' AND o.fulfilment = 'received'", tone: 'violet' },
  completed: { where: "o.status = 'completed'", tone: '' },
  closed: { where: "o.status IN ('cancelled', 'rejected')", tone: '' },
};

export const stageNames = Object.keys(stages) as Stage[];

/** Stages whose orders still ask for something: only these are counted. */
export const openStatuses: OrderStatus[] = ['submitted', 'held', 'approved'];

const ofFulfilment = { none: 'to_ship', partial: 'part_shipped', shipped: 'shipped', received: 'received' } as const satisfies Record<Fulfilment, Stage>;

export function stageOf(status: OrderStatus, fulfilment: Fulfilment): Stage {
  if (status === 'approved') return ofFulfilment[fulfilment];
  return status === 'cancelled' || status === 'rejected' ? 'closed' : status;
}

export type Pill = { word: string; tone: Tone };

/** The state as a pill: held says why, closed says how. Its word stands under `orders.stage`. */
export function pillOf({ status, fulfilment, holdReason }: { status: OrderStatus; fulfilment: Fulfilment; holdReason: string | null }): Pill {
  const stage = stageOf(status, fulfilment);
  const word = stage === 'held' || stage === 'submitted' ? (holdReason ?? stage) : stage === 'closed' ? status : stage;
  return { word, tone: status === 'rejected' ? 'red' : stages[stage].tone };
}

/** Hours after which an open order's age turns red; undefined when nobody waits. */
export function patienceOf(status: OrderStatus, fulfilment: Fulfilment): number | undefined {
  return stages[stageOf(status, fulfilment)].patience;
}
