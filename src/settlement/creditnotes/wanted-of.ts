import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { isPositive, sum } from '../../platform/money/money.js';
import type { Wanted } from './draft-credit-note.js';

const clean = (typed: Record<string, unknown>) => Object.entries(typed).map(([name, value]) => ({ name, text: String(value).replace(/[,\s]/g, '') })).filter(({ text }) => text !== '');

/** What the clerk typed beside each line (`lines[…]`) and rate (`rates[…]`); blanks and zeros are left out. Throws Invalid for what is no quantity or amount. */
export function wantedOf({ lines, rates }: { lines: Record<string, unknown>; rates: Record<string, unknown> }): Wanted {
  const [quantities, amounts] = [clean(lines), clean(rates)];
  const wrong: FieldError[] = [
    ...quantities.filter(({ text }) => !/^\d{1,9}$/.test(text)).map(({ name }) => ({ field: `lines.${name}`, key: 'settlement.errors.not_a_quantity' })),
    ...amounts.filter(({ text }) => !/^\d{1,15}(\.\d{1,2})?$/.test(text)).map(({ name }) => ({ field: `rates.${name}`, key: 'settlement.errors.not_an_amount' })),
  ];
  if (wrong.length > 0) throw new Invalid(wrong);
  return {
    quantities: Object.fromEntries(quantities.filter(({ text }) => Number(text) > 0).map(({ name, text }) => [name, Number(text)])),
    amounts: Object.fromEntries(amounts.filter(({ text }) => isPositive(text)).map(({ name, text }) => [name, sum([text])])),
  };
}
