import { decisionIn, type DecisionView } from '../../credit/credit-words.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { HeldOrderRow } from './held-orders.queries.js';
import { stages } from './order-stages.js';

export type HeldOrderView = HeldOrderRow & { dealer: string; patience?: number; pillWord: string; decision?: DecisionView };

export function heldOrderView(row: HeldOrderRow, language: Language): HeldOrderView {
  return {
    ...row, dealer: nameIn(language, row), patience: stages.held.patience, pillWord: row.holdReason ?? 'held',
    decision: decisionIn(row, row.currency, language),
  };
}
