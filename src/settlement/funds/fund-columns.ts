import { translate } from '../../platform/i18n/i18n.js';
import { type Columns, day, figure } from '../../platform/sheets/cells.js';
import type { fundsView } from './fund-views.js';
import type { MovementRow } from './funds.queries.js';

export const fundsColumns: Columns<ReturnType<typeof fundsView>> = {
  partnerCode: ({ code }) => code,
  partner: ({ partner }) => partner,
  currency: ({ currency }) => currency,
  prepaid: ({ prepaid }) => figure(prepaid),
  deposit: ({ deposit }) => figure(deposit),
  rebate: ({ rebate }) => figure(rebate),
  setAside: ({ setAside }) => figure(setAside),
};

export const movementColumns: Columns<MovementRow> = {
  movedOn: ({ movedOn }) => day(movedOn),
  fund: ({ fund }, language) => translate(language, `funds.names.${fund}`),
  kind: ({ kind }, language) => translate(language, `funds.kinds.${kind}`),
  document: ({ document }) => document,
  amount: ({ amount }) => figure(amount),
  balance: ({ balance }) => figure(balance),
  note: ({ note }) => note,
};
