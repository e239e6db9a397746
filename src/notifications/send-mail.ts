import { Injectable } from '@nestjs/common';
import { emailChangeMail, type EmailLetter } from '../identity/email/email-change-mail.js';
import { passwordResetMail } from '../identity/passwords/password-reset-mail.js';
import { type SecurityNotice, securityNoticeMail } from '../identity/second-factor/security-notice.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, affected } from '../platform/database/database.js';
import { Mailer } from './mailer.js';
import { notificationMail } from './notification-mail.js';

export type Sent = { notification: string } | { template: 'password-reset'; reset: string } | SecurityNotice | EmailLetter;

@Injectable()
export class SendMail {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly mailer: Mailer) {}

  /** Sends a mail once; throws when the server does not take it, and the queue tries again. */
  async run(mail: Sent): Promise<void> {
    if ('notification' in mail) await this.sendNotification(mail.notification);
    else if (mail.template === 'password-reset') await this.sendReset(mail.reset);
    else if (mail.template === 'security-notice') await this.sendNotice(mail);
    else await this.sendEmailLetter(mail);
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

  private async sendNotice(notice: SecurityNotice): Promise<void> {
    const mail = await securityNoticeMail(this.database, notice, this.config);
    if (mail) await this.mailer.send(mail, `security-${notice.kind}-${notice.user}-${notice.at}`);
  }

  private async sendEmailLetter(letter: EmailLetter): Promise<void> {
    const mail = await emailChangeMail(this.database, letter, this.config, this.clock.now());
    if (mail) await this.mailer.send(mail, `${letter.template}-${letter.change}`);
  }
}
