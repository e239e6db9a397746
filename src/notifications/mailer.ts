import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Clock } from '../platform/clock/clock.js';
import { Supplier } from '../platform/company/supplier.js';
import { Config } from '../platform/config/config.js';
import { nameIn } from '../platform/i18n/name-in.js';
import type { Mail } from '../platform/mail/mail.js';
import { createViewEngine } from '../platform/views/engine.js';
import type { PageContext } from '../platform/views/page-context.js';

const patience = 10_000;
const none = () => '';

/** Hands mails to the SMTP server; throws when it does not take one. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly views;
  private readonly transport;

  constructor(private readonly config: Config, private readonly clock: Clock, private readonly supplier: Supplier) {
    this.views = createViewEngine({ reload: !config.production });
    this.transport = createTransport({
      url: config.smtpUrl, pool: true, maxConnections: 4, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience,
    });
  }

  /** `key` names the mail the same at every try, so that a mailbox that gets it twice shows it once. */
  async send(mail: Mail, key: string): Promise<void> {
    const { config, clock } = this;
    const brand = nameIn(mail.language, await this.supplier.company());
    const page: PageContext = {
      language: mail.language, timeZone: config.timeZone, now: clock.now(), production: config.production, brand,
      shell: 'plain', partial: true, path: '/', csrfToken: '', nonceKey: none, assets: none,
    };
    await this.transport.sendMail({
      from: config.mailFrom, to: mail.to, subject: mail.subject, date: clock.now(),
      messageId: `<${key}@${new URL(config.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
      text: mail.text, html: this.views.render(mail.view, { ...mail.model, brand, subject: mail.subject }, page),
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
