import { Decimal } from 'decimal.js';
import { type Amount, sum } from '../../platform/money/money.js';

export type Taxed = { taxRate: string; amount: Amount; tax: Amount };
export type RateSum = { taxRate: string; amount: Amount; tax: Amount; total: Amount };

/** Lines summed by their tax rate, the highest first: what a tax office adds up. */
export function taxByRate(lines: Taxed[]): RateSum[] {
  const rates = [...new Set(lines.map(({ taxRate }) => new Decimal(taxRate).toFixed(4)))].toSorted((a, b) => new Decimal(b).comparedTo(a));
  return rates.map((taxRate) => {
    const same = lines.filter((line) => new Decimal(line.taxRate).equals(taxRate));
    const [amount, tax] = [sum(same.map((line) => line.amount)), sum(same.map((line) => line.tax))];
    return { taxRate, amount, tax, total: sum([amount, tax]) };
  });
}
