import type { Config } from '../../platform/config/config.js';
import type { Reader } from '../../platform/database/database.js';
import { translate } from '../../platform/i18n/i18n.js';
import type { Mail } from '../../platform/mail/mail.js';
import { changeById, emailLink, openChange } from './email-link.js';

/** A job of the queue `mail`: the link to the new address, or word of it to the old one. */
export type EmailLetter = { template: 'email-change' | 'email-change-told'; change: string };

/** The mail about a change of address; undefined when there is no address to tell, or no use for the link. The old address is told even when the change was quicker. */
export async function emailChangeMail(reader: Reader, letter: EmailLetter, config: Config, now: Date): Promise<Mail | undefined> {
  const isLink = letter.template === 'email-change';
  const change = isLink ? await openChange(reader, letter.change, now) : await changeById(reader, letter.change);
  const to = isLink ? change?.newEmail : change?.oldEmail;
  if (!change || !to) return undefined;
  const { name, login, newEmail, language } = change;
  const say = (key: string, values = {}) => translate(language, `identity.mail.${isLink ? 'email' : 'emailTold'}.${key}`, values);
  const href = isLink ? emailLink(config, change) : `${config.publicUrl}/login`;
  const [title, greeting, text, why] = [say('title'), translate(language, 'identity.mail.greeting', { name }), say('text', { login, email: newEmail }), say('why')];
  return {
    to, language, subject: title, text: [greeting, text, href, `-- \n${why}`].join('\n\n'), view: 'mail/password-reset', model: { title, greeting, text, href, why, open: say('open') },
  };
}
