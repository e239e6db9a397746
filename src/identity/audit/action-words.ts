import { hasText, type Language, translate } from '../../platform/i18n/i18n.js';

/** The first part of every action that is written; each has its words in `audit.groups`. */
export const auditGroups = ['login', 'logout', 'company', 'password', 'second_factor', 'profile', 'user', 'membership', 'token', 'supplier', 'partners', 'places', 'catalog', 'assortments', 'prices', 'stock', 'credit', 'order', 'carrier','approvals', 'templates','quote','invoice', 'payment', 'refund', 'fund', 'invoice', 'bank', 'statement', 'collection', 'imports'];

/** An action in words. The trail is kept for ever, so one that no code writes any more shows its name. */
export function actionWords(action: string, language: Language): string {
  const key = `audit.actions.${action}`;
  return hasText(key) ? translate(language, key) : action.replaceAll('.', ' · ');
}
