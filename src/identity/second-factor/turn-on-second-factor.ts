import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database, isDuplicate } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { appCode } from './recovery-codes.js';
import { seal } from './secret-box.js';
import { replaceCodes } from './second-factor.queries.js';
import { SecondFactor } from './second-factor.entity.js';
import { SecondFactorError, WrongCode } from './second-factor-error.js';
import { noticeOf } from './security-notice.js';
import { stepOfCode } from './totp.js';

@Injectable()
export class TurnOnSecondFactor {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config,
    private readonly outbox: Outbox, private readonly audit: Audit,
  ) {}

  /** Keeps a secret whose app has shown a right code, which is used up by that; returns the recovery codes. Throws WrongCode, `already_on`. */
  async run({ userId, name }: Pick<Person, 'userId' | 'name'>, secret: Buffer, typed: string): Promise<string[]> {
    const createdAt = this.clock.now();
    const lastStep = stepOfCode(secret, appCode(typed) ?? '', createdAt);
    if (lastStep === undefined) throw new WrongCode();
    const { sessionSecret } = this.config;
    return this.database.inTransaction(async (tx) => {
      await tx.insert(SecondFactor, { userId, secret: seal(sessionSecret, userId, secret), lastStep, createdAt }).catch((error: unknown) => {
        throw isDuplicate(error) ? new SecondFactorError('already_on') : error;
      });
      const codes = await replaceCodes(tx, userId, sessionSecret);
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'second_factor.turned_on', subject: `user:${userId}` });
      await this.outbox.add(tx, 'mail', noticeOf('turned_on', userId, createdAt));
      return codes;
    });
  }
}
