import { partnerByCode, partnerById } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { correctionsOf } from '../creditnotes/credit-notes.queries.js';
import { linesOfStatement } from '../disputes/disputes.queries.js';
import { debtorAt } from './debtor.queries.js';
import { eventsOfStatement, type IssuedStatement, issuedStatement, knownSinceIssue } from './issued-statement.queries.js';
import { type Period, periodOf } from './periods.js';
import { partOfStatement, type StatementOfAccount, statementOf } from './statement.js';
import { pageSize, pageStart, turned, turnedLines } from './statement-turns.js';
import { frozenView, standingOf, statementView } from './statement-views.js';

type Asked = { today: string; room: '' | '/admin' };

type Whose = { partnerId: string } | { code: string };
type OfMonth = Asked & { period: string };
type Partner = { id: string; currency: string };

/** A partner's month as its PDF shows it: frozen once it is issued. Throws NotFound for no month, one to come, or no partner. */
export async function statementPage(reader: Reader, whose: Whose, asked: OfMonth) {
  const { partner, month, issued } = await asStands(reader, whose, asked);
  const statement = issued ? frozen(reader, issued, month, asked) : running(reader, partner, month, asked);
  return withDebtor(reader, partner, month, asked, await statement);
}

/** The same as its page at `address` shows it: of the lines one page, the one that begins after `after` of them. */
export async function turnedStatement(reader: Reader, whose: Whose, asked: OfMonth, { address, after }: { address: string; after: string | undefined }) {
  const { partner, month, issued } = await asStands(reader, whose, asked);
  const lines = issued ? turnedLines(await frozen(reader, issued, month, asked), address, after) : turned(await runningPart(reader, partner, month, asked, pageStart(Number(after ?? 0))), address);
  return withDebtor(reader, partner, month, asked, lines);
}

async function asStands(reader: Reader, whose: Whose, { period, today }: OfMonth) {
  const month = periodOf(period);
  const partner = 'code' in whose ? await partnerByCode(reader, whose.code) : await partnerById(reader, whose.partnerId);
  if (!partner || !month || month.from > today) throw new NotFound();
  return { partner, month, issued: await issuedStatement(reader, partner.id, month.period) };
}

async function withDebtor<P extends Partner, S extends object>(reader: Reader, partner: P, { period, to }: Period, { today }: Asked, statement: S) {
  const { billing, funds } = await debtorAt(reader, partner.id, to < today ? to : today);
  return { ...statement, funds, period, partner: { ...partner, ...billing } };
}

async function running(reader: Reader, { id, currency }: Partner, month: Period, { today, room }: Asked) {
  return notIssued(reader, await statementOf(reader, { partnerId: id, currency }, month, today), { month, currency }, { today, room });
}

async function runningPart(reader: Reader, { id, currency }: Partner, month: Period, { today, room }: Asked, wanted: number) {
  const part = await partOfStatement(reader, { partnerId: id, currency }, month, today, { wanted, size: pageSize });
  const { count, start, brought } = part;
  return { ...await notIssued(reader, part, { month, currency }, { today, room }), count, start, brought };
}

async function notIssued(reader: Reader, statement: StatementOfAccount, { month, currency }: { month: Period; currency: string }, { today, room }: Asked) {
  const corrections = await correctionsOf(reader, creditsIn(statement.movements));
  return { ...statementView(statement, { ...month, currency }, room, corrections), first: undefined, ...standingOf({ month, today }), issued: undefined, signing: undefined, since: [], events: [] };
}

async function frozen(reader: Reader, issued: IssuedStatement, month: Period, { today, room }: Asked) {
  const [lines, since, events] = await Promise.all([linesOfStatement(reader, issued.id), knownSinceIssue(reader, issued, month), eventsOfStatement(reader, issued.id)]);
  const corrections = await correctionsOf(reader, creditsIn(lines));
  return frozenView(issued, { month, lines, since, events, corrections }, { today, room });
}

const creditsIn = (movements: { kind: string; number: string }[]) => movements.filter(({ kind }) => kind === 'credit_note').map(({ number }) => number);
