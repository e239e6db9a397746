import { partnerByCode, partnerById } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { type Period, periodOf } from './periods.js';
import { type IssuedStatement, issuedStatement } from './statement-list.queries.js';
import { statementOf } from './statement.js';
import { statementView } from './statement-views.js';

/** A partner's month as its page and its PDF show it. Throws NotFound for no month, one to come, or no partner. */
export async function statementPage(reader: Reader, whose: { partnerId: string } | { code: string }, asked: { period: string; today: string; room: '' | '/admin' }) {
  const month = periodOf(asked.period);
  const partner = 'code' in whose ? await partnerByCode(reader, whose.code) : await partnerById(reader, whose.partnerId);
  if (!partner || !month || month.from > asked.today) throw new NotFound();
  const account = { partnerId: partner.id, currency: partner.currency };
  const [statement, issued, [debtor]] = await Promise.all([
    statementOf(reader, account, month, asked.today), issuedStatement(reader, partner.id, month.period),
    reader.query('SELECT tax_number AS taxNumber FROM partners WHERE id = ?', [partner.id]) as Promise<{ taxNumber: string }[]>,
  ]);
  return { ...statementView(statement, { ...month, currency: partner.currency }, asked.room), period: month.period, partner: { ...partner, taxNumber: debtor?.taxNumber ?? '' }, issued, ...standingOf(month, asked.today, issued) };
}

function standingOf({ to }: Period, today: string, issued: IssuedStatement | undefined): { hasEnded: boolean; state: 'issued' | 'not_issued' | 'running' } {
  const hasEnded = to < today;
  return { hasEnded, state: issued ? 'issued' : hasEnded ? 'not_issued' : 'running' };
}
