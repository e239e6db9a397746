import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { affected, Database } from '../../platform/database/database.js';
import { Audit } from '../audit.js';
import { voidLinks } from '../passwords/send-reset.js';
import { VoidLink } from '../passwords/reset-password.js';
import { changeOfToken, type OpenChange } from './email-link.js';

@Injectable()
export class ConfirmEmail {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly audit: Audit) {}

  /** The change a link's token stands for, while it can be confirmed. */
  open(token: string): Promise<OpenChange | undefined> {
    return changeOfToken(this.database, token, this.config.sessionSecret, this.clock.now());
  }

  /** Writes to the person at the new address from now on; what was mailed to the old one opens nothing any more. Throws VoidLink. */
  async run(token: string): Promise<void> {
    const change = await this.open(token);
    if (!change) throw new VoidLink();
    const { id, userId, name, oldEmail, newEmail } = change;
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const used = await affected(tx, 'UPDATE email_changes SET used_at = ? WHERE id = ? AND used_at IS NULL', [now, id]);
      const changed = await affected(tx, "UPDATE users SET email = ? WHERE id = ? AND email = ? AND status = 'active'", [newEmail, userId, oldEmail]);
      if (used !== 1 || changed !== 1) throw new VoidLink();
      await voidLinks(tx, userId, now);
      await this.audit.write(tx, {
        actor: { key: `user:${userId}`, name }, action: 'profile.email_changed', subject: `user:${userId}`, detail: { before: { email: oldEmail }, after: { email: newEmail } },
      });
    });
  }
}
