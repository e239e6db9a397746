import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { tokenScopes } from '../access/permissions.js';
import { tokenHash } from '../access/recognition.js';
import { ApiToken } from '../api-token.entity.js';
import { Audit } from '../audit.js';
import { TokenError } from './token-error.js';

@Injectable()
export class IssueToken {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /**
   * Makes a bearer token, good to the end of `expiresOn`; only its hash is kept, so the answer is the one time it is seen.
   * It works as long as the person who issued it may do all of that; one of the command line has no such person.
   * Throws `unknown_scope`, `past_day`; `already_issued` when the key was used.
   */
  async run(actor: Actor & { userId?: string }, name: string, scopes: string[], { expiresOn = null, key }: { expiresOn?: string | null; key?: string } = {}): Promise<string> {
    const known: readonly string[] = [...tokenScopes, 'all'];
    const unknown = scopes.find((scope) => !known.includes(scope));
    if (unknown !== undefined || scopes.length === 0) throw new TokenError('unknown_scope', { scope: unknown ?? '' }, 'scopes');
    if (expiresOn !== null && expiresOn < this.clock.today()) throw new TokenError('past_day', {}, 'expiresOn');
    const token = `qd_${randomBytes(24).toString('base64url')}`;
    const [row, now] = [{ name, scopes: scopes.join(','), expiresOn }, this.clock.now()];
    const issued = await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: row }, now, async () => {
      const { identifiers } = await tx.insert(ApiToken, { ...row, tokenHash: tokenHash(token), createdBy: actor.name, userId: actor.userId ?? null, createdAt: now });
      const id = String(identifiers[0]?.id);
      await this.audit.write(tx, { actor, action: 'token.issued', subject: `token:${id}`, detail: { name, scopes, expiresOn } });
      return { id, hash: tokenHash(token) };
    }));
    if (issued.hash !== tokenHash(token)) throw new TokenError('already_issued');
    return token;
  }
}
