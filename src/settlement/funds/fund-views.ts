import { funds } from '../../credit/funds/fund-account.entity.js';
import { movementKinds } from '../../credit/funds/fund-movement.entity.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { isPositive } from '../../platform/money/money.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { formatMoney } from '../../platform/views/format.js';
import type { MovementsFilter } from './funds.dto.js';
import type { FundsRow, GrantRow, MovementRow } from './funds.queries.js';

export function fundsView(row: FundsRow, language: Language) {
  return { ...row, partner: nameIn(language, row), isSetAside: isPositive(row.setAside) };
}

const folders: Record<string, string> = { 'PAY-': 'payments', 'SO-': 'orders', 'INV-': 'invoices', 'CN-': 'credit-notes' };

/** A movement with the page of its document; `room` is '' or '/admin'. */
export function movementView(row: MovementRow, room: '' | '/admin') {
  const [, folder] = Object.entries(folders).find(([beginning]) => row.document.startsWith(beginning)) ?? [];
  return { ...row, isIn: isPositive(row.amount), href: folder && `${room}/${folder}/${row.document}` };
}

export function grantView(row: GrantRow, today: string) {
  return { ...row, isExpired: row.lastDay !== null && row.lastDay < today };
}

/** Links to each fund's movements alone. */
export function fundTabs(address: string, { fund: current }: MovementsFilter): NavItem[] {
  return (['', ...funds] as const).map((fund) => ({ label: `funds.tabs.${fund || 'all'}`, href: pageHref(address, { fund, after: '', before: '' }), current: (current ?? '') === fund }));
}

export const invoiceChoice = (number: string, amount: string, currency: string) => ({ value: number, label: `${number} · ${formatMoney(amount, currency)}` });

export const cashFunds = (['prepaid', 'deposit'] as const).map((value) => ({ value, label: `funds.names.${value}` }));
export const cashWays = (['in', 'out'] as const).map((value) => ({ value, label: `funds.cashForm.ways.${value}` }));
export const kindChoices = movementKinds.map((value) => ({ value, label: `funds.kinds.${value}` }));
