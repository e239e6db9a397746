import type { Machine } from '../../platform/states/transition.js';
import { Statement, type StatementStatus } from './statement.entity.js';

/** A running month is no statement yet; an issued one is signed by the dealer and closed when nothing in it is disputed any more. */
export const statementMachine: Machine<StatementStatus> = {
  subject: 'statement',
  name: 'status',
  entity: Statement,
  transitions: { issued: ['confirmed', 'disputed'], confirmed: ['closed'], disputed: ['closed'], closed: [] },
};
