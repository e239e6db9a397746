import { placeOf } from '../../credit/account-words.js';
import { accountIn, type CreditUse, creditUse } from '../../credit/credit-words.js';
import { isPositive } from '../../platform/money/money.js';
import { formatMoney } from '../../platform/views/format.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { DeliveryAddress, OrderingPartner } from './on-behalf.queries.js';

export type DealerChoice = { code: string; name: string; place: string; currency: string; termsDays: number; credit: CreditUse };

export function dealerChoice(row: OrderingPartner, { language, today }: { language: Language; today: string }): DealerChoice {
  const { code, currency, termsDays } = row;
  return { code, currency, termsDays, name: nameIn(language, row), place: placeOf(row, language), credit: creditUse(accountIn(row), today) };
}

export function addressChoice({ id, label, recipient, line }: DeliveryAddress): { value: string; label: string } {
  return { value: id, label: [label, line, recipient].filter(Boolean).join(' · ') };
}

/** What a dealer has in the funds an order may draw on. */
export function fundChoices(balances: { rebate: string; prepaid: string }, currency: string): { value: string; label: string; note: string }[] {
  return (['rebate', 'prepaid'] as const).filter((fund) => isPositive(balances[fund])).map((fund) => ({ value: fund, label: `funds.draw.staff_${fund}`, note: formatMoney(balances[fund], currency) }));
}
