import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/http/actor.js';
import { type Machine, transition } from '../platform/states/transition.js';
import { Order } from './order.entity.js';

export const orderStatuses = {
  submitted: ['approved', 'held', 'cancelled'],
  held: ['approved', 'rejected', 'cancelled'],
  approved: ['completed', 'cancelled'],
  rejected: [],
  cancelled: [],
  completed: [],
} as const;

export const fulfilments = {
  none: ['partial', 'shipped'],
  partial: ['shipped'],
  shipped: ['received'],
  received: [],
} as const;

export const paymentStates = {
  none: ['invoiced', 'partly_paid', 'paid'],
  invoiced: ['partly_paid', 'paid'],
  partly_paid: ['invoiced', 'paid'],
  paid: ['invoiced', 'partly_paid'],
} as const;

export type OrderStatus = keyof typeof orderStatuses;
export type Fulfilment = keyof typeof fulfilments;
export type PaymentState = keyof typeof paymentStates;

export const orderMachine: Machine<OrderStatus> = { subject: 'order', name: 'status', entity: Order, transitions: orderStatuses, since: 'statusSince' };
export const fulfilmentMachine: Machine<Fulfilment> = { subject: 'order', name: 'fulfilment', entity: Order, transitions: fulfilments };
export const paymentMachine: Machine<PaymentState> = { subject: 'order', name: 'payment', entity: Order, transitions: paymentStates };

type Who = { actor: Actor; at: Date };

/** Moves an order's payment state; the order is done once it is received and paid. */
export async function movePayment(tx: EntityManager, orderId: string, to: PaymentState, who: Who): Promise<void> {
  const [order] = await tx.query<{ payment: PaymentState }[]>('SELECT payment FROM orders WHERE id = ? FOR UPDATE', [orderId]);
  if (!order || order.payment === to) return;
  await transition(tx, paymentMachine, { id: orderId, from: order.payment }, to, who);
  await completeIfDone(tx, orderId, who);
}

/** Completes an approved order that is received and paid. */
export async function completeIfDone(tx: EntityManager, orderId: string, who: Who): Promise<void> {
  const [done] = await tx.query<object[]>(
    "SELECT id FROM orders WHERE id = ? AND status = 'approved' AND fulfilment = 'received' AND payment = 'paid'", [orderId]);
  if (done) await transition(tx, orderMachine, { id: orderId, from: 'approved' }, 'completed', who);
}
