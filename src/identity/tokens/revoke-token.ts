import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { Audit } from '../audit.js';

@Injectable()
export class RevokeToken {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** A revoked token is refused from its next call on, and for good. Returns its name. */
  async run(actor: Actor, id: string): Promise<string> {
    return this.database.inTransaction(async (tx) => {
      const [token] = await tx.query<{ name: string }[]>('SELECT name FROM api_tokens WHERE id = ?', [id]);
      if (!token) throw new NotFound();
      const revoked = await affected(tx, 'UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [this.clock.now(), id]);
      if (revoked === 1) await this.audit.write(tx, { actor, action: 'token.revoked', subject: `token:${id}`, detail: { name: token.name } });
      return token.name;
    });
  }
}
