import type { EntityManager } from 'typeorm';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { type Amount, compare, sum } from '../../platform/money/money.js';
import { invoicesByNumber, type OpenInvoice } from '../invoices/open-invoices.queries.js';
import { SettlementError } from '../settlement-error.js';
import type { Allocation } from './allocate.js';

export type Match = { invoice: string; amount: Amount };

type Owner = { partnerId: string; currency: string };

/** The named invoices in the order they were named. Throws Invalid with `invoices.<i>` for one the partner does not have. */
export async function namedInvoices(tx: EntityManager, { partnerId, currency }: Owner, numbers: string[]): Promise<OpenInvoice[]> {
  const found = new Map((await invoicesByNumber(tx, partnerId, currency, numbers)).map((invoice) => [invoice.number, invoice]));
  const missing = numbers.flatMap((number, index) => (found.has(number) ? [] : [unknown(`invoices.${index}`, number)]));
  if (missing.length > 0) throw new Invalid(missing);
  return [...new Set(numbers)].map((number) => found.get(number) as OpenInvoice);
}

/** What the clerk wrote beside each invoice, held against what is open and what there is to give. Throws Invalid with `matches.<invoice>`, `over_unapplied`. */
export async function chosenInvoices(tx: EntityManager, owner: Owner, matches: Match[], available: Amount): Promise<Allocation<OpenInvoice>[]> {
  const found = new Map((await invoicesByNumber(tx, owner.partnerId, owner.currency, matches.map(({ invoice }) => invoice))).map((invoice) => [invoice.number, invoice]));
  const errors = matches.flatMap(({ invoice: number, amount }): FieldError[] => {
    const invoice = found.get(number);
    if (!invoice) return [unknown(`matches.${number}`, number)];
    if (compare(amount, invoice.openAmount) <= 0) return [];
    return [{ field: `matches.${number}`, key: 'settlement.errors.over_open', values: { number, open: invoice.openAmount } }];
  });
  if (errors.length > 0) throw new Invalid(errors);
  const total = sum(matches.map(({ amount }) => amount));
  if (compare(total, available) > 0) throw new SettlementError('over_unapplied', { total, available });
  return matches.map(({ invoice, amount }) => ({ invoice: found.get(invoice) as OpenInvoice, amount }));
}

function unknown(field: string, number: string): FieldError {
  return { field, key: 'settlement.errors.unknown_invoice', values: { number } };
}
