import { decisionIn } from '../../credit/credit-words.js';
import type { Waiting } from '../../orders/approvals/requests.queries.js';
import { pillOf } from '../../orders/desk/order-stages.js';
import { daysBetween } from '../../platform/clock/days.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { isPositive } from '../../platform/money/money.js';
import { formatAgo, formatDate, formatMoney, type Place } from '../../platform/views/format.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { Dues, OpenOrder, QuoteToDecide, ShipmentUnderway, StatementToSign } from './portal.queries.js';

export type ToDo = { icon: string; tone: Tone; title: string; text: string; href: string; action: string };

/** A held order: what holds it, and the payment that frees it. */
export function heldToDo(order: OpenOrder, mayPay: boolean, language: Language): ToDo {
  const decision = decisionIn(order, order.currency, language);
  const pays = mayPay && isPositive(decision?.figures.toPay ?? '0');
  return {
    icon: 'lock', tone: 'amber', title: translate(language, 'home.next.held', { number: order.number, state: translate(language, `orders.stage.${pillOf(order).word}`) }),
    text: decision?.text ?? '', href: pays ? '/payments' : `/orders/${order.number}`, action: pays ? 'home.next.pay' : 'home.next.look',
  };
}

/** Orders of colleagues that wait for this person's approval. */
export function approvalToDo({ waiting, latest, askedByName, total, currency }: Waiting, language: Language): ToDo[] {
  if (waiting === 0) return [];
  return [{
    icon: 'user-check', tone: 'amber', title: translate(language, 'home.next.approval', { count: waiting }),
    text: translate(language, 'home.next.approvalText', { name: askedByName ?? '', amount: formatMoney(total ?? '0', currency ?? 'CNY') }),
    href: waiting === 1 ? `/approvals/${latest}` : '/approvals?status=waiting', action: 'home.next.decide',
  }];
}

export function shipmentToDo({ number, orderNumber, shippedAt, parcels }: ShipmentUnderway, now: Date, place: Place): ToDo {
  return {
    icon: 'truck-delivery', tone: 'blue', title: translate(place.language, 'home.next.shipment', { number }),
    text: [translate(place.language, 'home.next.shipped', { number: orderNumber, when: formatAgo(shippedAt, now, place) }), parcels].filter(Boolean).join(' · '),
    href: `/shipments/${number}`, action: 'home.next.receive',
  };
}

/** One line for what is overdue, one for what falls due soon. */
export function duesToDo(dues: Dues, { currency, today, mayPay }: { currency: string; today: string; mayPay: boolean }, place: Place): ToDo[] {
  const { language } = place;
  const link = mayPay ? { href: '/payments', action: 'home.next.pay' } : { href: '/invoices', action: 'home.next.look' };
  const overdue = dues.overdueSince && {
    ...link, icon: 'alert-triangle', tone: 'red' as const, title: translate(language, 'home.next.overdue', { count: dues.overdue }),
    text: translate(language, 'home.next.overdueText', { amount: formatMoney(dues.overdueAmount, currency), count: daysBetween(dues.overdueSince, today) }),
  };
  const soon = dues.soonOn && {
    ...link, icon: 'calendar-due', tone: '' as const, title: translate(language, 'home.next.soon', { count: dues.soon }),
    text: translate(language, 'home.next.soonText', { amount: formatMoney(dues.soonAmount, currency), day: formatDate(dues.soonOn, place) }),
  };
  return [overdue, soon].filter((toDo) => toDo !== null && toDo !== '');
}

/** A statement waits until the dealer has signed it. */
export function statementToDo(statement: StatementToSign | undefined, maySign: boolean, language: Language): ToDo[] {
  if (!statement) return [];
  const { period, closing, currency, others } = statement;
  const amount = formatMoney(closing, currency);
  return [{
    icon: 'file-dollar', tone: 'brand', title: translate(language, 'home.next.statement', { period }),
    text: others > 0 ? translate(language, 'home.next.closingMore', { amount, count: others }) : translate(language, 'home.next.closing', { amount }),
    href: `/statements/${period}`, action: maySign ? 'home.next.confirm' : 'home.next.look',
  }];
}

export function quoteToDo({ number, total, currency, validUntil }: QuoteToDecide, place: Place): ToDo {
  const { language } = place;
  return {
    icon: 'message', tone: 'blue', title: translate(language, 'home.next.quote', { number }),
    text: translate(language, 'home.next.quoteText', { amount: formatMoney(total, currency), day: formatDate(validUntil, place) }), href: `/quotes/${number}`, action: 'home.next.look',
  };
}
