import { minus, sum } from '../../platform/money/money.js';
import { translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import type { Month } from '../statements/months.js';
import { type Period, periodOf } from '../statements/periods.js';
import type { IssuedMonth, PartnerMonth } from '../statements/statement-list.queries.js';
import { standingOf } from '../statements/statement-views.js';

/** A month's accounts of all partners. */
export const partnerMonthColumns = (month: Period, today: string): Columns<PartnerMonth> => ({
  period: () => month.period,
  partnerCode: ({ code }) => code,
  partner: (row, language) => nameIn(language, row),
  currency: ({ currency }) => currency,
  opening: ({ opening }) => figure(opening),
  debit: ({ debit }) => figure(debit),
  credit: ({ credit }) => figure(credit),
  closing: ({ opening, debit, credit }) => figure(minus(sum([opening, debit]), credit)),
  state: ({ status, hasDisputes }, language) => {
    const { state } = standingOf({ month, today, issued: status ? { status, hasDisputes: Number(hasDisputes) > 0 } : undefined });
    return translate(language, `settlement.statementStates.${state}`);
  },
});

/** A partner's own months. */
export const ownMonthColumns = (currency: string, today: string, issued: IssuedMonth[]): Columns<Month> => ({
  period: ({ period }) => period,
  currency: () => currency,
  opening: ({ opening }) => figure(opening),
  debit: ({ debit }) => figure(debit),
  credit: ({ credit }) => figure(credit),
  closing: ({ closing }) => figure(closing),
  state: ({ period }, language) => {
    const of = issued.find((statement) => statement.period === period);
    const { state } = standingOf({ month: periodOf(period) ?? { from: '', to: '' }, today, issued: of && { status: of.status, hasDisputes: Number(of.hasDisputes) > 0 } });
    return translate(language, `settlement.statementStates.${state}`);
  },
});
