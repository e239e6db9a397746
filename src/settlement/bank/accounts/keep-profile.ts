import { Injectable } from '@nestjs/common';
import { Audit } from '../../../identity/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, isDuplicate } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import type { Actor } from '../../../platform/http/actor.js';
import { NotFound } from '../../../platform/http/errors.js';
import { BankError } from '../bank-error.js';
import { BankProfile } from './bank-profile.entity.js';

export type Profile = Omit<BankProfile, 'id'>;

@Injectable()
export class KeepProfile {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Adds a bank account and how its files are read; the same key again adds nothing. Throws `name_taken`. */
  async add(actor: Actor, profile: Profile, key: string | undefined): Promise<void> {
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: profile }, this.clock.now(), async () => {
      await unlessTaken(profile.name, () => tx.insert(BankProfile, { ...profile }));
      await this.audit.write(tx, { actor, action: 'bank.account_added', subject: profile.name, detail: profile });
      return {};
    }));
  }

  /** Changes how an account's files are read from now on. Throws NotFound, `name_taken`. */
  async change(actor: Actor, id: string, profile: Profile): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await tx.findOneBy(BankProfile, { id });
      if (!before) throw new NotFound();
      await unlessTaken(profile.name, () => tx.update(BankProfile, { id }, { ...profile, currency: before.currency }));
      const { id: _, ...was } = before;
      await this.audit.write(tx, { actor, action: 'bank.account_changed', subject: profile.name, detail: { before: was, after: profile } });
    });
  }
}

async function unlessTaken(name: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw isDuplicate(error) ? new BankError('name_taken', { name }, 'name') : error;
  }
}
