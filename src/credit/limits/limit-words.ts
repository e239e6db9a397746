import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney } from '../../platform/views/format.js';
import type { KeptProposal, ProposalRow, WaitingLimit } from './proposals.queries.js';

type Look = { currency: string; language: Language };

/** A partner's proposals as its account's page has them: the one that waits, and how the others ended. */
export function proposalViews(rows: KeptProposal[], language: Language) {
  const waiting = rows.find(({ status }) => status === 'proposed');
  return {
    waiting: waiting && { ...waiting, limit: proposedWord(waiting, { currency: waiting.currency, language }) },
    ended: rows.filter((row) => row !== waiting).map((row) => endOf(row, language)),
  };
}

const marks = { proposed: {}, approved: { icon: 'check', tone: 'green' }, refused: { icon: 'x', tone: 'red' }, lapsed: { icon: 'ban', tone: '' } };

function endOf(row: KeptProposal, language: Language) {
  const { status, currency, proposedByName: name, decidedBy, reason, decidedAt } = row;
  const say = (part: string, values = {}) => translate(language, `credit.proposal.${part}`, values);
  const isLapsed = status === 'lapsed';
  return {
    ...marks[status], at: decidedAt, who: isLapsed ? undefined : decidedBy, note: isLapsed ? say('lapsedWhy') : reason,
    text: say(`ended.${status}`, { name, limit: proposedWord(row, { currency, language }) }),
  };
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
