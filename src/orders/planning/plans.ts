import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { beginState, transition } from '../../platform/states/transition.js';
import type { LockedOrder } from '../lock-order.js';
import { orderLinesOf } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import type { Batch } from '../shipping/parcel-lines.js';
import { planMachine, type PlanStatus } from './plan-states.js';
import { ShipmentPlan } from './shipment-plan.entity.js';
import { ShipmentPlanLine } from './shipment-plan-line.entity.js';

export type PlanLine = { orderLineId: string; sku: string; quantity: number; batches: Batch[] };
export type LockedPlan = { id: string; number: string; status: PlanStatus; carrier: string; trackingNumbers: string; lines: PlanLine[] };

/** A plan of a locked order that still waits. Throws NotFound, `plan_over`. */
export async function lockPlan(tx: EntityManager, order: Pick<LockedOrder, 'id'>, number: string): Promise<LockedPlan> {
  const [plan] = await tx.query<LockedPlan[]>(
    'SELECT id, number, status, carrier, tracking_numbers AS trackingNumbers FROM shipment_plans WHERE number = ? AND order_id = ? FOR UPDATE', [number, order.id]);
  if (!plan) throw new NotFound();
  if (plan.status !== 'planned') throw new OrderError('plan_over', { number }, undefined, 409);
  const lines = await tx.query<(Omit<PlanLine, 'batches'> & { batches: string })[]>(`
    SELECT x.order_line_id AS orderLineId, l.sku, x.quantity, x.batches FROM shipment_plan_lines x JOIN order_lines l ON l.id = x.order_line_id
    WHERE x.plan_id = ? ORDER BY l.line_no`, [plan.id]);
  return { ...plan, lines: lines.map((line) => ({ ...line, batches: JSON.parse(line.batches) as Batch[] })) };
}

type NewPlan = { order: Pick<LockedOrder, 'id'>; carrier: string; trackingNumbers: string; lines: Pick<PlanLine, 'orderLineId' | 'quantity' | 'batches'>[] };

export async function writePlan(tx: EntityManager, { order, carrier, trackingNumbers, lines }: NewPlan, { actor, at, today }: { actor: Actor; at: Date; today: string }): Promise<{ number: string }> {
  const number = await drawNumber(tx, 'SP', today);
  const { identifiers } = await tx.insert(ShipmentPlan, { number, orderId: order.id, status: 'planned', carrier, trackingNumbers, plannedByName: actor.name, plannedAt: at, shipmentNumber: null });
  const planId = String(identifiers[0]?.id);
  await beginState(tx, planMachine, planId, 'planned', { actor, at });
  await writePlanLines(tx, planId, lines);
  return { number };
}

export async function writePlanLines(tx: EntityManager, planId: string, lines: NewPlan['lines']): Promise<void> {
  await affected(tx, 'DELETE FROM shipment_plan_lines WHERE plan_id = ?', [planId]);
  await tx.insert(ShipmentPlanLine, lines.map(({ orderLineId, quantity, batches }) => ({ planId, orderLineId, quantity, batches: JSON.stringify(batches) })));
}

/** Pieces of an order's lines that are planned already, by line. */
export async function plannedOf(tx: EntityManager, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ orderLineId: string; pieces: string }[]>(`
    SELECT x.order_line_id AS orderLineId, SUM(x.quantity) AS pieces FROM shipment_plans p JOIN shipment_plan_lines x ON x.plan_id = p.id
    WHERE p.order_id = ? AND p.status = 'planned' GROUP BY x.order_line_id`, [orderId]);
  return new Map(rows.map(({ orderLineId, pieces }) => [orderLineId, Number(pieces)]));
}

/** Takes back the plans of a locked order that can no longer leave as they stand: more is planned of a line than is open. What was planned first keeps its place. */
export async function withdrawUnfitPlans(tx: EntityManager, order: Pick<LockedOrder, 'id'>, why: { actor: Actor; at: Date; reason?: string }): Promise<void> {
  const open = new Map((await orderLinesOf(tx, order.id)).map((line) => [line.id, Number(line.open)]));
  for (const [planId, lines] of Map.groupBy(await waitingLines(tx, order.id), (line) => line.planId)) {
    const fits = lines.every(({ orderLineId, quantity }) => quantity <= (open.get(orderLineId) ?? 0));
    if (fits) for (const { orderLineId, quantity } of lines) open.set(orderLineId, (open.get(orderLineId) ?? 0) - quantity);
    else await transition(tx, planMachine, { id: planId, from: 'planned' }, 'withdrawn', why);
  }
}

const waitingLines = (tx: EntityManager, orderId: string) => tx.query<{ planId: string; orderLineId: string; quantity: number }[]>(`
  SELECT x.plan_id AS planId, x.order_line_id AS orderLineId, x.quantity FROM shipment_plans p JOIN shipment_plan_lines x ON x.plan_id = p.id
  WHERE p.order_id = ? AND p.status = 'planned' ORDER BY p.id FOR UPDATE`, [orderId]);
