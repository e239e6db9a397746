import { Decimal } from 'decimal.js';
import type { FieldError } from '../../platform/http/errors.js';
import { type Amount, compare, isPositive, minus, rounded, smaller, sum, taxOf } from '../../platform/money/money.js';
import { type RateSum, taxByRate } from '../documents/tax-by-rate.js';

/** A line of the invoice, and what earlier credit notes took of it by quantity. */
export type Creditable = { id: string; quantity: number; amount: Amount; tax: Amount; taxRate: string; creditedQuantity: number; creditedAmount: Amount; creditedTax: Amount };

/** What earlier credit notes took at a tax rate, by quantity and by amount together. */
export type CreditedRate = { taxRate: string; amount: Amount; tax: Amount };

/** Quantities by invoice line and net amounts by tax rate, as `lineKey` and `rateKey` write them. */
export type Wanted = { quantities: Record<string, number>; amounts: Record<string, Amount> };

export type CreditLine = { invoiceLineId: string | null; quantity: number; taxRate: string; amount: Amount; tax: Amount };

type Invoice = { lines: Creditable[]; credited: CreditedRate[]; currency: string };

/** A rate, and a line, as a part of a field's name: R1300 for 0.13, L7. A form's parser would take a bare number for a place in a list. */
export const rateKey = (taxRate: string): string => `R${new Decimal(taxRate).times(10_000).toFixed(0)}`;
export const lineKey = (id: string): string => `L${id}`;

/** What may still be credited at each rate of the invoice. */
export function restByRate({ lines, credited }: Invoice): RateSum[] {
  return taxByRate(lines).map(({ taxRate, amount, tax }) => {
    const taken = credited.find((rate) => rateKey(rate.taxRate) === rateKey(taxRate));
    const [restAmount, restTax] = [minus(amount, taken?.amount ?? 0), minus(tax, taken?.tax ?? 0)];
    return { taxRate, amount: restAmount, tax: restTax, total: sum([restAmount, restTax]) };
  });
}

/**
 * The lines of a credit note, or what is wrong with what is wanted: never more of a line, or at a rate, than the invoice still has.
 * The last piece of a line, and the last amount of a rate, take what rounding left over.
 */
export function draftCreditNote(invoice: Invoice, { quantities, amounts }: Wanted): { lines: CreditLine[] } | { faults: FieldError[] } {
  const faults: FieldError[] = [];
  const rest = new Map(restByRate(invoice).map((rate) => [rateKey(rate.taxRate), rate]));
  const lines: CreditLine[] = [];
  const take = (line: CreditLine, field: string) => {
    const left = rest.get(rateKey(line.taxRate));
    if (!left || compare(line.amount, left.amount) > 0) return void faults.push({ field, key: 'settlement.errors.over_rate', values: { left: left?.amount ?? '0.00' } });
    const tax = compare(line.amount, left.amount) === 0 ? left.tax : smaller(line.tax, left.tax);
    rest.set(rateKey(line.taxRate), { ...left, amount: minus(left.amount, line.amount), tax: minus(left.tax, tax) });
    lines.push({ ...line, tax });
  };
  for (const [key, quantity] of Object.entries(quantities)) {
    const line = invoice.lines.find(({ id }) => lineKey(id) === key);
    const left = line ? line.quantity - line.creditedQuantity : 0;
    if (!line || quantity > left) faults.push({ field: `lines.${key}`, key: 'settlement.errors.over_quantity', values: { left } });
    else take(piece(line, quantity, invoice.currency), `lines.${key}`);
  }
  for (const [key, amount] of Object.entries(amounts)) {
    const taxRate = rest.get(key)?.taxRate ?? '0.0000';
    take({ invoiceLineId: null, quantity: 0, taxRate, amount, tax: taxOf(amount, taxRate, invoice.currency) }, `rates.${key}`);
  }
  return faults.length > 0 ? { faults } : { lines: lines.filter(({ amount, tax, quantity }) => quantity > 0 || isPositive(amount) || isPositive(tax)) };
}

function piece({ id, quantity: whole, amount, tax, taxRate, creditedQuantity, creditedAmount, creditedTax }: Creditable, quantity: number, currency: string): CreditLine {
  const isLast = creditedQuantity + quantity === whole;
  const part = (of: Amount, taken: Amount) => (isLast ? minus(of, taken) : smaller(rounded(new Decimal(of).times(quantity).dividedBy(whole), currency), minus(of, taken)));
  return { invoiceLineId: id, quantity, taxRate, amount: part(amount, creditedAmount), tax: part(tax, creditedTax) };
}
