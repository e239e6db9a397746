import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import type { ProfileForm } from './account.dto.js';

@Injectable()
export class UpdateProfile {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Changes a person's own name and the language they are written to in. */
  async run({ userId, ...before }: Person, { name, language }: ProfileForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query('UPDATE users SET name = ?, language = ? WHERE id = ?', [name, language, userId]);
      await this.audit.write(tx, {
        actor: { key: `user:${userId}`, name: before.name }, action: 'profile.changed', subject: `user:${userId}`,
        detail: { before: { name: before.name, language: before.language }, after: { name, language } },
      });
    });
  }
}
