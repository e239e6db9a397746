import type { PartnerActor } from '../../src/identity/access/actors.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Dispute } from '../../src/settlement/disputes/dispute.entity.js';
import { AnswerDispute } from '../../src/settlement/disputes/answer-dispute.js';
import { NoteDispute } from '../../src/settlement/disputes/note-dispute.js';
import { RecordPayment } from '../../src/settlement/payments/record-payment.js';
import { IssueStatement } from '../../src/settlement/statements/issue-statement.js';
import { monthBefore } from '../../src/settlement/statements/periods.js';
import { SignStatement } from '../../src/settlement/statements/sign-statement.js';
import { StatementLine } from '../../src/settlement/statements/statement-line.entity.js';
import { Statement, type StatementStatus } from '../../src/settlement/statements/statement.entity.js';
import type { TestApp } from './app.js';
import { aPicture, clerk } from './settlement.js';
import { aDealer } from './trade.js';

/** A dealer's person who may sign; another `name` is another person. */
export async function aSigner({ database }: TestApp, partnerCode: string, name = '王敏'): Promise<PartnerActor> {
  const partner = await partnerByCode(database, partnerCode);
  return { kind: 'partner', key: `user:${name}`, name, userId: '1', partnerId: partner?.id ?? '', partnerCode, roles: ['accountant'], permissions: new Set(['portal.settlement', 'portal.sign']) };
}

/** Cash received on a day, matched to nothing. Returns its number. */
export async function cashOn(app: TestApp, partner: string, receivedOn: string, amount = '100.00'): Promise<string> {
  return (await app.web.get(RecordPayment).run(clerk, { partner, amount, receivedOn, reference: '网银', invoices: [] })).number;
}

export const issued = (app: TestApp, partner: string, period: string) => app.web.get(IssueStatement).run(clerk, partner, period);

/** The ids of a statement's movements, in their order. */
export async function linesOf({ database }: TestApp, partner: string, period: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT l.id FROM statement_lines l JOIN statements s ON s.id = l.statement_id JOIN partners p ON p.id = s.partner_id WHERE p.code = ? AND s.period = ? AND l.position > 0 ORDER BY l.position', [partner, period]);
  return rows.map(({ id }) => id);
}

/** Two ended months of a dealer: the earlier signed with a dispute open and two answered, the later with one noted, and cash that came to light after its issue. */
export async function signedAndUnsigned(app: TestApp, partner: string, last: string): Promise<{ months: string[]; lines: string[]; disputes: string[] }> {
  const { web } = app;
  const [earlier, actor] = [monthBefore(last), await aSigner(app, partner)];
  for (const amount of ['3200.00', '1850.00', '96000.00', '720.50']) await cashOn(app, partner, `${earlier}-12`, amount);
  await issued(app, partner, earlier);
  const lines = await linesOf(app, partner, earlier);
  const notes = ['我方当日实付 3,260.00，少记 60.00，见回单', '此笔应记在 9 月', '金额与我方账面一致，但摘要写成了另一家公司'];
  const disputes: string[] = [];
  for (const [index, note] of notes.entries()) disputes.push((await web.get(NoteDispute).run(actor, { period: earlier, line: lines[index] ?? '' }, note, index === 0 ? aPicture : undefined)).id);
  await web.get(SignStatement).run(actor, earlier, notes.length);
  await web.get(AnswerDispute).run(clerk, disputes[1] ?? '', { outcome: 'accepted', answer: '已核对银行流水，下月冲回更正' });
  await web.get(AnswerDispute).run(clerk, disputes[2] ?? '', { outcome: 'declined', answer: '付款方户名与回单一致，维持原账' });
  for (const amount of ['480.00', '5600.00']) await cashOn(app, partner, `${last}-09`, amount);
  await issued(app, partner, last);
  const [noted = '', free = ''] = await linesOf(app, partner, last);
  await web.get(NoteDispute).run(actor, { period: last, line: noted }, '这笔 9 号的款是定金，不应冲货款', aPicture);
  await cashOn(app, partner, `${last}-27`, '66.00');
  return { months: [earlier], lines: [noted, free], disputes };
}

/** What a stranger might try: a line to dispute, a noted dispute and one at finance, with ids that stand in no page by chance. */
export async function disputedHouse(app: TestApp, { code, partnerId, fileId, month }: { code: string; partnerId: string; fileId: string; month: string }): Promise<{ line: string; noted: string; dispute: string }> {
  await issued(app, code, month);
  const [open] = await app.database.query<{ id: string }>('SELECT id FROM statements WHERE partner_id = ? AND period = ?', [partnerId, month]);
  const signed = await aStatement(app, partnerId, { period: monthBefore(month), status: 'disputed' });
  const id = (kind: number) => String(7_000_000_000 + kind * 1_000_000 + Number(partnerId) * 100);
  const [line, noted, sentLine] = [id(1), id(2), id(3)];
  await app.database.source.manager.insert(StatementLine, [
    lineOf(line, open?.id ?? '', 901), lineOf(noted, open?.id ?? '', 902), lineOf(sentLine, signed, 1),
  ]);
  await app.database.source.manager.insert(Dispute, [
    { ...disputeOf(id(4), { statementId: open?.id ?? '', lineId: noted, partnerId }), fileId, status: 'noted' },
    { ...disputeOf(id(5), { statementId: signed, lineId: sentLine, partnerId }), fileId, status: 'open', sentAt: new Date() },
  ]);
  return { line, noted, dispute: id(5) };
}

async function aStatement({ database }: TestApp, partnerId: string, { period, status }: { period: string; status: StatementStatus }): Promise<string> {
  const { identifiers } = await database.source.manager.insert(Statement, {
    partnerId, period, status, fromDate: `${period}-01`, toDate: `${period}-28`, currency: 'CNY', opening: '0.00', closing: '-10.00', issuedAt: new Date(), issuedByName: clerk.name, signedAt: new Date(), signedByName: '王敏',
  });
  return String(identifiers[0]?.id);
}

/** A frozen line, written past the use case. */
export function lineOf(id: string | undefined, statementId: string, position: number) {
  return { ...(id ? { id } : {}), statementId, position, entryId: null, lineDate: '2026-01-12', kind: 'payment', document: `PAY-${position}`, debit: '0.00', credit: '10.00', balance: '-10.00' };
}

/** A dispute, written past the use case. */
export function disputeOf(id: string | undefined, of: { statementId: string; lineId: string; partnerId: string }) {
  return { ...(id ? { id } : {}), ...of, note: '金额不符', raisedByName: '王敏', raisedAt: new Date(), sentAt: null, answeredAt: null };
}

/** What the specs of signing tell: a dealer's last month, issued and signed. `at` says which dealer and month it is now. */
export function signingScene(at: () => { app: TestApp; code: string; last: string }) {
  const rowOf = async () => (await at().app.database.query<{ id: string; status: string; signedBy: string; signedAt: Date | null }>(
    'SELECT s.id, s.status, s.signed_by_name AS signedBy, s.signed_at AS signedAt FROM statements s JOIN partners p ON p.id = s.partner_id WHERE p.code = ?', [at().code]))[0];
  return {
    rowOf,
    /** A dealer whose last month has been issued with as many lines. */
    async aStatement(lines: number): Promise<string[]> {
      const { app, code, last } = at();
      await aDealer(app.database, code);
      for (let n = 0; n < lines; n++) await cashOn(app, code, `${last}-0${n + 1}`, `${100 + n}.00`);
      await issued(app, code, last);
      return linesOf(app, code, last);
    },
    historyOf: async () => (await at().app.database.query<{ step: string }>(
      "SELECT CONCAT(COALESCE(from_state, ''), '>', to_state) AS step FROM state_changes WHERE subject = 'statement' AND subject_id = ? ORDER BY id", [(await rowOf())?.id])).map(({ step }) => step),
  };
}
