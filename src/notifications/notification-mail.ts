import type { EntityManager } from 'typeorm';
import type { Config } from '../platform/config/config.js';
import { type Language, translate } from '../platform/i18n/i18n.js';
import type { Mail } from '../platform/mail/mail.js';
import { type Facts, notificationText } from './notification-text.js';

type Waiting = { kind: string; facts: string; link: string; email: string; name: string; language: Language };

/** A notification's mail in its reader's language, the row locked so that nobody else sends it; undefined when it went out. */
export async function notificationMail(tx: EntityManager, id: string, { publicUrl, timeZone }: Config): Promise<Mail | undefined> {
  const [waiting] = await tx.query<Waiting[]>(`
    SELECT n.kind, n.facts, n.link, u.email, u.name, u.language
    FROM notifications n JOIN users u ON u.id = n.user_id
    WHERE n.id = ? AND n.mailed_at IS NULL AND u.email <> '' FOR UPDATE`, [id]);
  if (!waiting) return undefined;
  const { kind, facts, link, email, name, language } = waiting;
  const { title, text } = notificationText(kind, JSON.parse(facts) as Facts, { language, timeZone });
  const greeting = translate(language, 'notifications.mail.greeting', { name });
  const href = publicUrl + link;
  const why = translate(language, 'notifications.mail.why');
  return {
    to: email, language, subject: title, text: [greeting, text, href, `-- \n${why}`].join('\n\n'),
    view: 'mail/notification', model: { greeting, title, text, href, why },
  };
}
