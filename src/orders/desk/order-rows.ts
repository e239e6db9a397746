import { placeOf } from '../../credit/account-words.js';
import { accountIn, type CreditUse, creditUse } from '../../credit/credit-words.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { DeskOrderRow, OrderRow, OwnOrderRow } from './order-list.queries.js';
import { openStatuses, patienceOf, type Pill, pillOf } from './order-stages.js';

type RowLook = { pill: Pill; patience?: number; isOpen: boolean; isInvoiced: boolean };

export type OwnOrderView = OwnOrderRow & RowLook & { firstName: string; count: number };
export type DeskOrderView = DeskOrderRow & RowLook & { dealer: string; place: string; credit: CreditUse };

export function ownOrderView(row: OwnOrderRow, language: Language): OwnOrderView {
  const firstName = row.firstNameZh === null ? '' : nameIn(language, { nameZh: row.firstNameZh, nameEn: row.firstNameEn ?? '' });
  return { ...row, ...lookOf(row), firstName, count: Number(row.kinds) };
}

/** A row of the desk's list; an order not approved yet counts into the credit use it would make. */
export function deskOrderView(row: DeskOrderRow, language: Language, today: string): DeskOrderView {
  const waits = row.status === 'submitted' || row.status === 'held';
  return {
    ...row, ...lookOf(row), dealer: nameIn(language, row), place: placeOf(row, language),
    credit: creditUse(accountIn(row), today, waits ? row.total : '0'),
  };
}

function lookOf(row: OrderRow): RowLook {
  return { pill: pillOf(row), patience: patienceOf(row.status, row.fulfilment), isOpen: openStatuses.includes(row.status), isInvoiced: row.payment !== 'none' };
}
