import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney } from '../../platform/views/format.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { ActivityRow } from './activity.queries.js';

const looks: Record<string, { icon: string; tone: Tone }> = {
  submitted: { icon: 'shopping-cart', tone: 'brand' },
  held: { icon: 'lock', tone: 'amber' },
  approved: { icon: 'check', tone: 'green' },
  rejected: { icon: 'ban', tone: 'red' },
  cancelled: { icon: 'x', tone: '' },
  completed: { icon: 'checks', tone: 'green' },
  partial: { icon: 'truck', tone: 'brand' },
  shipped: { icon: 'truck', tone: 'brand' },
  received: { icon: 'package', tone: 'green' },
  recorded: { icon: 'cash', tone: 'green' },
  refused: { icon: 'alert-circle', tone: 'red' },
};

/** What happened lately, as a timeline. */
export function activityItems(rows: ActivityRow[], language: Language) {
  return rows.map(({ subject, toState, actor, actorName, at, number, amount, currency, nameZh, nameEn }) => ({
    ...looks[toState], at, who: actor === 'system' ? translate(language, 'home.activity.system') : actorName,
    text: translate(language, `home.activity.${subject}.${toState}`, { partner: nameIn(language, { nameZh, nameEn }), amount: formatMoney(amount, currency) }),
    href: `/admin/${subject}s/${number}`, link: number,
  }));
}
