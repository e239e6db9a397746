import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import { isBacked, tokenWorks } from '../access/token-backing.js';
import type { TokensFilter, TokensView } from './token.dto.js';

export type TokenRow = {
  id: string; name: string; scopes: string; createdBy: string; createdAt: Date; expiresOn: string | null; lastUsedAt: Date | null; revokedAt: Date | null; state: 'active' | 'stalled' | 'expired' | 'revoked';
};

const pageSize = 20;

/** Tokens, the latest first. */
export async function tokensWanted(reader: Reader, filter: TokensFilter, today: string): Promise<KeysetPage<TokenRow> & { previous?: string }> {
  const turn = keysetTurn('t.id', filter);
  const views: Record<TokensView, Condition> = { active: [tokenWorks, today], over: [`NOT (${tokenWorks})`, today] };
  const { sql, values } = allOf([filter.q ? ['t.name LIKE ?', containing(filter.q)] : undefined, filter.view && views[filter.view], [turn.where, turn.value]]);
  const rows = await reader.query(`
    SELECT t.id, t.name, t.scopes, t.created_by AS createdBy, t.created_at AS createdAt, t.expires_on AS expiresOn, t.last_used_at AS lastUsedAt, t.revoked_at AS revokedAt,
      CASE WHEN t.revoked_at IS NOT NULL THEN 'revoked' WHEN t.expires_on < ? THEN 'expired' WHEN NOT ${isBacked} THEN 'stalled' ELSE 'active' END AS state
    FROM api_tokens t WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [today, ...values]);
  return turnedPage(rows as TokenRow[], filter, pageSize);
}

export async function tokenCounts(reader: Reader, today: string): Promise<Record<'all' | TokensView, number>> {
  const [row] = (await reader.query(`SELECT COUNT(*) AS everything, COALESCE(SUM(${tokenWorks}), 0) AS active FROM api_tokens t`, [today])) as { everything: string; active: string }[];
  const [all, active] = [Number(row?.everything), Number(row?.active)];
  return { all, active, over: all - active };
}
