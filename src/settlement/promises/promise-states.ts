import type { Machine } from '../../platform/states/transition.js';
import { PaymentPromise, type PromiseStatus } from './promise.entity.js';

export const promiseMachine: Machine<PromiseStatus> = {
  subject: 'promise',
  name: 'status',
  entity: PaymentPromise,
  since: 'decidedAt',
  transitions: { open: ['kept', 'broken', 'withdrawn'], kept: [], broken: [], withdrawn: [] },
};
