import type { Reader } from '../../platform/database/database.js';

export type ProposalRow = { id: string; creditLimit: string | null; inherits: number; proposedBy: string; proposedByName: string; proposedAt: Date };
export type WaitingLimit = ProposalRow & { code: string; nameZh: string; nameEn: string; currency: string; now: string | null };

const proposal = 'x.id, x.credit_limit AS creditLimit, x.inherits, x.proposed_by AS proposedBy, x.proposed_by_name AS proposedByName, x.proposed_at AS proposedAt';

/** The limit of a partner that waits for another person. */
export async function openProposal(reader: Reader, partnerId: string): Promise<ProposalRow | undefined> {
  return ((await reader.query(`SELECT ${proposal} FROM limit_proposals x WHERE x.partner_id = ? AND x.is_open = 1`, [partnerId])) as ProposalRow[])[0];
}

/** All that wait, the longest waiting first. */
export async function waitingLimits(reader: Reader): Promise<WaitingLimit[]> {
  return (await reader.query(`
    SELECT ${proposal}, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, a.currency, a.credit_limit AS now
    FROM limit_proposals x JOIN partners p ON p.id = x.partner_id JOIN credit_accounts a ON a.partner_id = x.partner_id WHERE x.is_open = 1 ORDER BY x.id LIMIT 50`)) as WaitingLimit[];
}
