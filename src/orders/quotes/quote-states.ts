import type { Machine, Transitions } from '../../platform/states/transition.js';
import { Quote, type QuoteStatus } from './quote.entity.js';

export const quoteStatuses: Transitions<QuoteStatus> = {
  requested: ['answered', 'declined', 'withdrawn'],
  answered: ['requested', 'answered', 'accepted', 'declined', 'withdrawn', 'expired'],
  expired: ['requested'],
  accepted: [],
  declined: [],
  withdrawn: [],
};

export const quoteMachine: Machine<QuoteStatus> = { subject: 'quote', name: 'status', entity: Quote, transitions: quoteStatuses, since: 'statusSince' };

/** What holds today: an offer past its last day is over, also before the daily job has said so. */
export function statusOn(today: string, { status, validUntil }: { status: QuoteStatus; validUntil: string | null }): QuoteStatus {
  return status === 'answered' && validUntil !== null && validUntil < today ? 'expired' : status;
}
