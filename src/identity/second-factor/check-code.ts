import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { LoginTries } from '../login/login-tries.js';
import { appCode, plainCode } from './recovery-codes.js';
import { recoveryHash, unseal } from './secret-box.js';
import { WrongCode } from './second-factor-error.js';
import { stepOfCode } from './totp.js';

type Coded = Pick<Person, 'userId' | 'name'>;

@Injectable()
export class CheckCode {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config,
    private readonly tries: LoginTries, private readonly audit: Audit,
  ) {}

  /** Uses up a code of the person's app, or one of their recovery codes. Throws WrongCode, or TooManyTries. */
  async run({ userId, name }: Coded, typed: string, ip: string): Promise<void> {
    const attempt = await this.tries.begin(`second-factor:${userId}`, ip);
    const code = appCode(typed);
    const isUsed = await this.database.inTransaction(async (tx) => {
      const used = code === undefined ? await this.useRecovery(tx, userId, plainCode(typed)) : await this.useApp(tx, userId, code);
      const action = used ? 'recovery_used' : 'code_failed';
      if (code === undefined || !used) await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: `second_factor.${action}`, subject: `user:${userId}` });
      return used;
    });
    if (!isUsed) throw new WrongCode();
    await this.tries.succeed(attempt);
  }

  private async useApp(tx: EntityManager, userId: string, code: string): Promise<boolean> {
    const [factor] = await tx.query<{ secret: string; lastStep: number }[]>('SELECT secret, last_step AS lastStep FROM second_factors WHERE user_id = ?', [userId]);
    const secret = factor && unseal(this.config.sessionSecret, userId, factor.secret);
    const step = secret && stepOfCode(secret, code, this.clock.now(), factor.lastStep);
    if (step === undefined) return false;
    return await affected(tx, 'UPDATE second_factors SET last_step = ? WHERE user_id = ? AND last_step < ?', [step, userId, step]) === 1;
  }

  private async useRecovery(tx: EntityManager, userId: string, code: string): Promise<boolean> {
    const hash = recoveryHash(this.config.sessionSecret, userId, code);
    return await affected(tx, 'UPDATE recovery_codes SET used_at = ? WHERE user_id = ? AND code_hash = ? AND used_at IS NULL', [this.clock.now(), userId, hash]) === 1;
  }
}
