import { may, type StaffActor } from '../../identity/access/actors.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import type { Tone } from '../../platform/views/page-context.js';
import { formatMoney, formatWait } from '../../platform/views/format.js';
import { isAnswerLate } from '../../settlement/disputes/answer-clock.js';
import { toDoStages, type ToDoStage } from './to-do.queries.js';
import type { Waiting } from './queue.queries.js';

export type QueueItem = { label: string; count: number; href: string; icon: string; tone: Tone; note?: string; noteTone?: Tone };

const patienceToShip = 72 * 60;

/** What waits for the actor, as the strip on top of the dashboard. */
export function queueItems(actor: StaffActor, waiting: Waiting, language: Language, moment: { now: Date; today: string; timeZone: string }): QueueItem[] {
  const total = (amount: string) => translate(language, 'home.queue.total', { amount: formatMoney(amount, waiting.currency) });
  const waited = (since: Date | null) => (since ? (moment.now.getTime() - since.getTime()) / 60_000 : 0);
  const minutes = waited(waiting.toShipSince);
  const oldest = waiting.toShipSince ? translate(language, 'home.queue.oldest', { wait: formatWait(minutes, language) }) : undefined;
  const oldestDispute = waiting.disputesSince ? translate(language, 'home.queue.oldestDispute', { wait: formatWait(waited(waiting.disputesSince), language) }) : undefined;
  const oldestQuote = waiting.quotesSince ? translate(language, 'home.queue.oldestQuote', { wait: formatWait(waited(waiting.quotesSince), language) }) : undefined;
  const isDisputeLate = waiting.disputesSince !== null && isAnswerLate(waiting.disputesSince, moment);
  const items: (QueueItem & { needs: string })[] = [
    { needs: 'credit.read', label: 'home.queue.held', count: waiting.held, href: '/admin/credit', icon: 'lock', tone: 'amber', note: total(waiting.heldAmount) },
    { needs: 'orders.read', label: 'home.queue.toShip', count: waiting.toShip, href: '/admin/orders?stage=to_ship', icon: 'truck', tone: 'brand', note: oldest, noteTone: minutes > patienceToShip ? 'red' : undefined },
    { needs: 'quotes.answer', label: 'home.queue.quotes', count: waiting.quotes, href: '/admin/quotes', icon: 'message', tone: 'blue', note: oldestQuote },
    { needs: 'payments.read', label: 'home.queue.toCheck', count: waiting.toCheck, href: '/admin/payments?view=submitted', icon: 'credit-card-pay', tone: 'blue', note: total(waiting.toCheckAmount) },
    { needs: 'payments.read', label: 'home.queue.unapplied', count: waiting.unapplied, href: '/admin/payments?view=unapplied', icon: 'cash', tone: 'violet', note: total(waiting.unappliedAmount) },
    { needs: 'statements.read', label: 'home.queue.disputes', count: waiting.disputes, href: '/admin/statements/disputes', icon: 'message-report', tone: 'amber', note: oldestDispute, noteTone: isDisputeLate ? 'red' : undefined },
    { needs: 'credit.read', label: 'home.queue.overdue', count: waiting.overdue, href: '/admin/credit?view=overdue', icon: 'alert-triangle', tone: 'red', note: total(waiting.overdueAmount) },
  ];
  return items.filter(({ needs }) => may(actor, needs)).map(({ needs: _needs, ...item }) => item);
}

/** The tabs over the orders to handle; a tab without orders stays, so that the hand finds it. */
export function toDoTabs(waiting: Waiting, current: ToDoStage | undefined, href: (stage?: ToDoStage) => string) {
  const counts: Record<ToDoStage, number> = { submitted: waiting.submitted, held: waiting.held, to_ship: waiting.toShip, part_shipped: waiting.partShipped };
  const all = Object.values(counts).reduce((total, count) => total + count, 0);
  return [
    { label: 'orders.tab.all', href: href(), count: all, current: current === undefined },
    ...toDoStages.map((stage) => ({ label: `orders.tab.${stage}`, href: href(stage), count: counts[stage], hot: stage === 'held', current: current === stage })),
  ];
}
