import type { Config } from '../../platform/config/config.js';
import type { Reader } from '../../platform/database/database.js';
import { translate } from '../../platform/i18n/i18n.js';
import type { Mail } from '../../platform/mail/mail.js';
import { resetLink } from './reset-token.js';
import { openReset } from './resets.queries.js';

/** The mail with the link to a new password; undefined when the reset was used or is over. */
export async function passwordResetMail(reader: Reader, resetId: string, config: Config, now: Date): Promise<Mail | undefined> {
  const reset = await openReset(reader, resetId, now);
  if (!reset || reset.email === '') return undefined;
  const { kind, email, language, name, login } = reset;
  const say = (key: string, values = {}) => translate(language, `identity.mail.${kind}.${key}`, values);
  const href = resetLink(config, reset);
  const [title, greeting, text, why] = [say('title'), translate(language, 'identity.mail.greeting', { name }), say('text', { login }), say('why')];
  return {
    to: email, language, subject: title, text: [greeting, text, href, `-- \n${why}`].join('\n\n'),
    view: 'mail/password-reset', model: { title, greeting, text, href, why, open: say('open') },
  };
}
