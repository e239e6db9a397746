import type { LineView } from '../disputes/dispute-views.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { IssuedStatement, StatementEvent } from './issued-statement.queries.js';

export type EventView = { icon: string; tone: Tone; who: string; text: string; href?: string; link?: string; note?: string; at: Date };

type Place = { period: string; room: '' | '/admin' };

const looks: Record<string, { icon: string; tone: Tone }> = {
  issued: { icon: 'send', tone: 'blue' }, confirmed: { icon: 'check', tone: 'green' }, disputed: { icon: 'message-report', tone: 'red' }, closed: { icon: 'checks', tone: 'green' },
  accepted: { icon: 'check', tone: 'green' }, declined: { icon: 'x', tone: '' },
};

/** What is said about a statement's lines: noted and not sent yet, sent, waiting for finance; the rest counts as confirmed. */
export function signingOf({ status, signedAt, signedByName }: IssuedStatement, { lines, events }: { lines: LineView[]; events: StatementEvent[] }, place: Place) {
  const disputes = lines.filter((line) => line.status !== null);
  const noted = disputes.filter(({ isNoted }) => isNoted).length;
  return {
    isOpen: status === 'issued', signedAt, signedByName, disputes, noted, sent: disputes.length - noted, open: disputes.filter(({ isOpen }) => isOpen).length,
    agreed: lines.length - disputes.length, isSettled: status === 'closed' && disputes.length > 0, events: eventViews(events, place),
  };
}

// what closes by itself was done by nobody
function eventViews(events: StatementEvent[], { period, room }: Place): EventView[] {
  return events.filter(({ actor, to }) => !(actor === 'system' && to === 'closed')).map(({ subject, to, by, actor, at, reason, number, disputeId, lineId }) => ({
    ...(looks[to] ?? { icon: 'point', tone: '' }), at, who: actor === 'system' ? 'settlement.statement.system' : by, note: reason ?? undefined,
    text: subject === 'statement' ? `settlement.statement.events.${to}` : `settlement.dispute.events.${to}`,
    ...(disputeId ? { link: number || 'settlement.dispute.opening', href: room === '' ? `/statements/${period}/lines/${lineId}/dispute` : `/admin/statements/disputes/${disputeId}` } : {}),
  }));
}
