import type { Reader } from '../../platform/database/database.js';
import type { ProposalStatus } from './limit-proposal.entity.js';

const shown = 10;

export type ProposalRow = { id: string; creditLimit: string | null; inherits: number; proposedBy: string; proposedByName: string; proposedAt: Date };
export type KeptProposal = ProposalRow & { status: ProposalStatus; currency: string; decidedBy: string | null; reason: string | null; decidedAt: Date | null };
export type WaitingLimit = ProposalRow & { code: string; nameZh: string; nameEn: string; currency: string; now: string | null };

const proposal = 'x.id, x.credit_limit AS creditLimit, x.inherits, x.proposed_by AS proposedBy, x.proposed_by_name AS proposedByName, x.proposed_at AS proposedAt';

/** What was proposed for a partner and how it ended, the latest first: before all the one that waits for another person. */
export async function proposalsOf(reader: Reader, partnerId: string): Promise<KeptProposal[]> {
  return (await reader.query(`
    SELECT ${proposal}, x.status, x.currency, c.actor_name AS decidedBy, c.reason, c.changed_at AS decidedAt
    FROM limit_proposals x LEFT JOIN state_changes c ON c.subject = 'limit_proposal' AND c.subject_id = x.id AND c.to_state = x.status
    WHERE x.partner_id = ? ORDER BY x.id DESC LIMIT ${shown}`, [partnerId])) as KeptProposal[];
}

/** All that wait, the longest waiting first. */
export async function waitingLimits(reader: Reader): Promise<WaitingLimit[]> {
  return (await reader.query(`
    SELECT ${proposal}, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, a.currency, a.credit_limit AS now
    FROM limit_proposals x JOIN partners p ON p.id = x.partner_id JOIN credit_accounts a ON a.partner_id = x.partner_id WHERE x.is_open = 1 ORDER BY x.id LIMIT 50`)) as WaitingLimit[];
}
