import type { LineView } from '../disputes/dispute-views.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { IssuedStatement, StatementEvent } from './issued-statement.queries.js';

export type EventView = { icon: string; tone: Tone; who: string; text: string; link?: string; note?: string; at: Date };

const looks: Record<string, { icon: string; tone: Tone }> = {
  issued: { icon: 'send', tone: 'blue' }, confirmed: { icon: 'check', tone: 'green' }, disputed: { icon: 'message-report', tone: 'red' }, closed: { icon: 'checks', tone: 'green' },
  accepted: { icon: 'check', tone: 'green' }, declined: { icon: 'x', tone: '' },
};

/** What is said about a statement's lines: noted and not sent yet, sent, waiting for finance; the rest counts as confirmed. */
export function signingOf({ status, signedAt, signedByName }: IssuedStatement, lines: LineView[], events: StatementEvent[]) {
  const disputes = lines.filter((line) => line.status !== null);
  const noted = disputes.filter(({ isNoted }) => isNoted).length;
  return {
    isOpen: status === 'issued', signedAt, signedByName, disputes, noted, sent: disputes.length - noted, open: disputes.filter(({ isOpen }) => isOpen).length,
    agreed: lines.length - disputes.length, isSettled: status === 'closed' && disputes.length > 0, events: eventViews(events),
  };
}

// what closes by itself was done by nobody
function eventViews(events: StatementEvent[]): EventView[] {
  return events.filter(({ actor, to }) => !(actor === 'system' && to === 'closed')).map(({ subject, to, by, actor, at, reason, number }) => ({
    ...(looks[to] ?? { icon: 'point', tone: '' }), who: actor === 'system' ? 'settlement.statement.system' : by, text: `settlement.${subject}.events.${to}`, note: reason ?? undefined, at, ...(number ? { link: number } : {}),
  }));
}
