import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney } from '../../platform/views/format.js';
import type { ProposalRow, WaitingLimit } from './proposals.queries.js';

type Look = { currency: string; language: Language };

/** A proposed limit as its account's page has it: who acts is for the reader to find. */
export function proposalView(row: ProposalRow, look: Look) {
  return { ...row, limit: proposedWord(row, look) };
}

export function waitingLimitView(row: WaitingLimit, language: Language) {
  const look = { currency: row.currency, language };
  return { ...row, dealer: nameIn(language, row), limit: proposedWord(row, look), now: limitWord(row.now, look) };
}

function proposedWord({ creditLimit, inherits }: ProposalRow, look: Look): string {
  const limit = limitWord(creditLimit, look);
  return inherits ? translate(look.language, 'credit.proposal.parents', { limit }) : limit;
}

const limitWord = (limit: string | null, { currency, language }: Look) => (limit === null ? translate(language, 'credit.terms.kinds.unlimited') : formatMoney(limit, currency));
