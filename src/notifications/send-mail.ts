import { Injectable } from '@nestjs/common';
import { passwordResetMail } from '../identity/passwords/password-reset-mail.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, affected } from '../platform/database/database.js';
import { Mailer } from './mailer.js';
import { notificationMail } from './notification-mail.js';

export type Sent = { notification: string } | { template: 'password-reset'; reset: string };

@Injectable()
export class SendMail {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly mailer: Mailer) {}

  /** Sends a mail once; throws when the server does not take it, and the queue tries again. */
  async run(mail: Sent): Promise<void> {
    if ('notification' in mail) await this.sendNotification(mail.notification);
    else await this.sendReset(mail.reset);
  }

  private async sendNotification(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const mail = await notificationMail(tx, id, this.config);
      if (!mail) return;
      await this.mailer.send(mail, `notification-${id}`);
      await affected(tx, 'UPDATE notifications SET mailed_at = ? WHERE id = ?', [this.clock.now(), id]);
    });
  }

  private async sendReset(id: string): Promise<void> {
    const mail = await passwordResetMail(this.database, id, this.config, this.clock.now());
    if (mail) await this.mailer.send(mail, `password-reset-${id}`);
  }
}
