import type { Config } from '../../platform/config/config.js';
import type { Reader } from '../../platform/database/database.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import type { Mail } from '../../platform/mail/mail.js';

type Kind = 'turned_on' | 'turned_off' | 'reset';

/** A job of the queue `mail` that tells a person what became of their second factor. */
export type SecurityNotice = { template: 'security-notice'; kind: Kind; user: string; at: string };

export const noticeOf = (kind: Kind, user: string, at: Date): SecurityNotice => ({ template: 'security-notice', kind, user, at: String(at.getTime()) });

/** The mail of a notice; undefined for who cannot be written to. */
export async function securityNoticeMail(reader: Reader, { kind, user }: SecurityNotice, { publicUrl }: Config): Promise<Mail | undefined> {
  const [person] = (await reader.query("SELECT name, login, email, language FROM users WHERE id = ? AND email <> ''", [user])) as { name: string; login: string; email: string; language: Language }[];
  if (!person) return undefined;
  const { name, login, email, language } = person;
  const say = (key: string, values = {}) => translate(language, `identity.mail.${key}`, values);
  const [title, greeting, text, why, href] = [say(`secondFactor.${kind}.title`), say('greeting', { name }), say(`secondFactor.${kind}.text`, { login }), say('secondFactor.why'), `${publicUrl}/login`];
  return {
    to: email, language, subject: title, text: [greeting, text, href, `-- \n${why}`].join('\n\n'),
    view: 'mail/password-reset', model: { title, greeting, text, href, why, open: say('secondFactor.open') },
  };
}
