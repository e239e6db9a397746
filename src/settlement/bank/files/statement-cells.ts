import { isDay } from '../../../platform/clock/days.js';
import { sum } from '../../../platform/money/money.js';
import type { DateFormat } from '../accounts/bank-profile.entity.js';

const order: Record<DateFormat, readonly [year: number, month: number, day: number]> = { ymd: [1, 2, 3], dmy: [3, 2, 1], mdy: [3, 1, 2] };

/** A day as a bank writes it, with or without the time after it: 2026-11-25, 2026/11/25, 20261125, 2026年11月25日, 25/11/2026. */
export function dayIn(text: string, format: DateFormat): string | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  const found = compact ?? /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?!\d)/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = compact ? [1, 2, 3] : order[format];
  const written = `${found[year as number]}-${found[month as number]?.padStart(2, '0')}-${found[day as number]?.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

/** An amount as a bank writes it (1,234.50, ¥ 1234.5, -20.00, +5, empty) with two decimals; undefined for what is none. */
export function amountIn(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s¥$]|CNY|RMB/g, '');
  if (plain === '' || plain === '-' || plain === '--') return '0.00';
  return /^[+-]?\d{1,15}(\.\d{1,2}0*)?$/.test(plain) ? sum([plain]) : undefined;
}
