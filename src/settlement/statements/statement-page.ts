import { partnerByCode, partnerById } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { correctionsOf } from '../creditnotes/credit-notes.queries.js';
import { linesOfStatement } from '../disputes/disputes.queries.js';
import { debtorAt } from './debtor.queries.js';
import { eventsOfStatement, type IssuedStatement, issuedStatement, knownSinceIssue } from './issued-statement.queries.js';
import { type Period, periodOf } from './periods.js';
import { statementOf } from './statement.js';
import { frozenView, standingOf, statementView } from './statement-views.js';

type Asked = { today: string; room: '' | '/admin' };

/** A partner's month as its page and its PDF show it: frozen once it is issued. Throws NotFound for no month, one to come, or no partner. */
export async function statementPage(reader: Reader, whose: { partnerId: string } | { code: string }, { period, ...asked }: Asked & { period: string }) {
  const month = periodOf(period);
  const partner = 'code' in whose ? await partnerByCode(reader, whose.code) : await partnerById(reader, whose.partnerId);
  if (!partner || !month || month.from > asked.today) throw new NotFound();
  const issued = await issuedStatement(reader, partner.id, month.period);
  const [view, { billing, funds }] = await Promise.all([
    issued ? frozen(reader, issued, month, asked) : running(reader, partner, month, asked),
    debtorAt(reader, partner.id, month.to < asked.today ? month.to : asked.today),
  ]);
  return { ...view, funds, period: month.period, partner: { ...partner, ...billing } };
}

async function running(reader: Reader, { id, currency }: { id: string; currency: string }, month: Period, { today, room }: Asked) {
  const statement = await statementOf(reader, { partnerId: id, currency }, month, today);
  const corrections = await correctionsOf(reader, creditsIn(statement.movements));
  return { ...statementView(statement, { ...month, currency }, room, corrections), first: undefined, ...standingOf({ month, today }), issued: undefined, signing: undefined, since: [], events: [] };
}

async function frozen(reader: Reader, issued: IssuedStatement, month: Period, { today, room }: Asked) {
  const [lines, since, events] = await Promise.all([linesOfStatement(reader, issued.id), knownSinceIssue(reader, issued, month), eventsOfStatement(reader, issued.id)]);
  const corrections = await correctionsOf(reader, creditsIn(lines));
  return frozenView(issued, { month, lines, since, events, corrections }, { today, room });
}

const creditsIn = (movements: { kind: string; number: string }[]) => movements.filter(({ kind }) => kind === 'credit_note').map(({ number }) => number);
