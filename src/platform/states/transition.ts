import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertRows } from '../database/insert-rows.js';
import { type Actor } from '../http/actor.js';
import { DomainError } from '../http/errors.js';
import { StateChange } from './state-change.entity.js';

export type Transitions<State extends string> = { readonly [from in State]: readonly State[] };

/** One state column of one entity, and the moves it allows. */
export type Machine<State extends string> = {
  subject: string;
  name: string;
  entity: EntityTarget<ObjectLiteral>;
  transitions: Transitions<State>;
  since?: string;
};

export class IllegalTransition extends DomainError {
  constructor(machine: string, from: string, to: string) {
    super('common', 'illegal_transition', 409, { machine, from, to });
  }
}

type Why = { actor: Actor; at: Date; reason?: string };

/** Moves a subject from the state it was read in, sets what `also` says with it, and writes the history row. Throws IllegalTransition (409). */
export async function transition<State extends string>(
  tx: EntityManager, machine: Machine<State>, subject: { id: string; from: State }, to: State, why: Why, also: Record<string, unknown> = {},
): Promise<void> {
  if (!machine.transitions[subject.from].includes(to)) throw new IllegalTransition(machine.name, subject.from, to);
  const change = { ...also, [machine.name]: to, ...(machine.since ? { [machine.since]: why.at } : {}) };
  const { affected } = await tx.update(machine.entity, { id: subject.id, [machine.name]: subject.from }, change);
  if (affected !== 1) throw new IllegalTransition(machine.name, subject.from, to);
  await writeHistory(tx, machine, subject.id, subject.from, to, why);
}

/** The history row of a subject that is born in a state. */
export async function beginState<State extends string>(
  tx: EntityManager, machine: Machine<State>, id: string, state: State, why: Why,
): Promise<void> {
  await writeHistory(tx, machine, id, null, state, why);
}

async function writeHistory(
  tx: EntityManager, machine: { subject: string; name: string }, id: string, from: string | null, to: string, why: Why,
): Promise<void> {
  await insertRows(tx, StateChange, [{
    subject: machine.subject, subjectId: id, machine: machine.name, fromState: from, toState: to,
    actor: why.actor.key, actorName: why.actor.name, reason: why.reason ?? null, changedAt: why.at,
  }]);
}
