import { type Language, translate } from '../../platform/i18n/i18n.js';
import { formatMoney } from '../../platform/views/format.js';
import { type Overdue, overdueBeyond } from '../overdue-rule.js';
import type { Held } from './review-hold.js';
import type { HoldRow } from './review.queries.js';

export type HoldWords = { isByRule: boolean; title: string; text: string };

/** Why an account is held and what lifts it, as of now; undefined when it is not. `note` is what a person wrote, for colleagues alone. */
export function holdWords(account: Held, overdue: Overdue, { currency, note, language, today }: { currency: string; note?: string; language: Language; today: string }): HoldWords | undefined {
  if (!account.onHold) return undefined;
  const say = (part: string, values = {}) => translate(language, `credit.held.${part}`, values);
  if (account.holdRule === '') return { isByRule: false, title: say('by_hand.title'), text: note ?? say('by_hand.text') };
  const beyond = overdueBeyond(account, overdue, today);
  if (!beyond) return { isByRule: true, title: say('mended.title'), text: say('mended.text') };
  const values = { count: beyond.days, overdue: formatMoney(overdue.amount, currency), toPay: formatMoney(beyond.toPay, currency) };
  return { isByRule: true, title: say(`${beyond.reason}.title`, values), text: say(`${beyond.reason}.text`, values) };
}

/** Holds and their ends as events; what a person wrote is shown to colleagues alone. */
export function holdEvents(rows: HoldRow[], { currency, language, inside }: { currency: string; language: Language; inside: boolean }) {
  return rows.map(({ isHold, code, note, overdueDays, overdueAmount, by, at }) => {
    const isByRule = code !== 'by_hand';
    const why = isByRule && isHold ? translate(language, `credit.held.why.${code}`, { count: overdueDays, overdue: formatMoney(overdueAmount, currency) }) : '';
    return {
      icon: isHold ? 'lock' : 'lock-open', tone: isHold ? 'red' : 'green', at, who: isByRule || !inside ? undefined : by,
      text: translate(language, `credit.held.${isHold ? 'set' : 'lifted'}.${isByRule ? 'rule' : 'hand'}`), note: (inside && note) || why || undefined,
    };
  });
}
