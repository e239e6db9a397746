import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { DomainError } from '../../platform/http/errors.js';
import { tokenScopes } from '../access/permissions.js';
import { tokenHash } from '../access/recognition.js';
import { ApiToken } from '../api-token.entity.js';
import { Audit } from '../audit.js';

@Injectable()
export class IssueToken {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Makes a bearer token; only its hash is kept, so the answer is the one time it is seen. Throws `unknown_scope`. */
  async run(actor: Actor, name: string, scopes: string[]): Promise<string> {
    const known: readonly string[] = [...tokenScopes, 'all'];
    const unknown = scopes.find((scope) => !known.includes(scope));
    if (unknown !== undefined || scopes.length === 0) throw new DomainError('identity', 'unknown_scope', 422, { scope: unknown ?? '' }, 'scopes');
    const token = `qd_${randomBytes(24).toString('base64url')}`;
    await this.database.inTransaction(async (tx) => {
      const { identifiers } = await tx.insert(ApiToken, { name, tokenHash: tokenHash(token), scopes: scopes.join(','), createdBy: actor.name, createdAt: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'token.issued', subject: `token:${identifiers[0]?.id}`, detail: { name, scopes } });
    });
    return token;
  }
}
