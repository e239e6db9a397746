import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { replaceCodes } from './second-factor.queries.js';
import { SecondFactorError } from './second-factor-error.js';

@Injectable()
export class RenewRecoveryCodes {
  constructor(private readonly database: Database, private readonly config: Config, private readonly audit: Audit) {}

  /** Ten new codes; those of before open nothing any more. Throws `not_on`. */
  async run({ userId, name }: Pick<Person, 'userId' | 'name'>): Promise<string[]> {
    return this.database.inTransaction(async (tx) => {
      const [factor] = await tx.query<unknown[]>('SELECT user_id FROM second_factors WHERE user_id = ? FOR UPDATE', [userId]);
      if (!factor) throw new SecondFactorError('not_on');
      const codes = await replaceCodes(tx, userId, this.config.sessionSecret);
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'second_factor.codes_renewed', subject: `user:${userId}` });
      return codes;
    });
  }
}
