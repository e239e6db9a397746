import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { TokensFilter, TokensView } from './token.dto.js';

export type TokenRow = {
  id: string; name: string; scopes: string; createdBy: string; createdAt: Date; expiresOn: string | null; lastUsedAt: Date | null; revokedAt: Date | null; state: 'active' | 'expired' | 'revoked';
};

const pageSize = 20;

const works = 'revoked_at IS NULL AND (expires_on IS NULL OR expires_on >= ?)';

/** Tokens, the latest first. */
export async function tokensWanted(reader: Reader, filter: TokensFilter, today: string): Promise<KeysetPage<TokenRow> & { previous?: string }> {
  const turn = keysetTurn('id', filter);
  const views: Record<TokensView, Condition> = { active: [works, today], over: [`NOT (${works})`, today] };
  const { sql, values } = allOf([filter.q ? ['name LIKE ?', containing(filter.q)] : undefined, filter.view && views[filter.view], [turn.where, turn.value]]);
  const rows = await reader.query(`
    SELECT id, name, scopes, created_by AS createdBy, created_at AS createdAt, expires_on AS expiresOn, last_used_at AS lastUsedAt, revoked_at AS revokedAt,
      CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_on < ? THEN 'expired' ELSE 'active' END AS state
    FROM api_tokens WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [today, ...values]);
  return turnedPage(rows as TokenRow[], filter, pageSize);
}

export async function tokenCounts(reader: Reader, today: string): Promise<Record<'all' | TokensView, number>> {
  const [row] = (await reader.query(`SELECT COUNT(*) AS everything, COALESCE(SUM(${works}), 0) AS active FROM api_tokens`, [today])) as { everything: string; active: string }[];
  const [all, active] = [Number(row?.everything), Number(row?.active)];
  return { all, active, over: all - active };
}
