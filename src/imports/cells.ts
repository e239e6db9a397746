import { isEmail } from 'class-validator';
import { isDay } from '../platform/clock/days.js';
import { decimalIn, isCurrency } from '../platform/money/money.js';
import type { CsvRow } from './read-csv.js';
import type { RowError } from './row-error.js';

const codes = new Set(['sku', 'code', 'tier', 'territory', 'warehouse', 'list', 'scope_key']);
const unprintable = /(?![\t\n\r])\p{Cc}/u;
// what the database's collation overlooks, or takes for one and the same, names nothing
const unseen = /[\p{Cc}\p{Cf}\u{10000}-\u{10ffff}]/u;
const notInAddresses = /[\s/?#%\\]/;

/** One row's cells: an empty one reads as undefined, a wrong one too and is noted. */
export class Cells {
  readonly line: number;
  readonly errors: RowError[] = [];

  constructor(private readonly row: CsvRow) {
    this.line = row.line;
  }

  needed(column: string, max: number): string {
    const text = this.text(column, max);
    if (text === undefined && !this.row.values.get(column)) this.wrong(column, 'required');
    return text ?? '';
  }

  text(column: string, max: number): string | undefined {
    return this.read(column, (text) => {
      if (text.length > max) return this.wrong(column, 'too_long', { max });
      return text;
    });
  }

  integer(column: string, min: number, max = 2_000_000_000): number | undefined {
    return this.read(column, (text) => {
      if (!/^-?\d{1,15}$/.test(text)) return this.wrong(column, 'not_whole');
      return this.within(column, Number(text), min, max);
    });
  }

  /** A number of at least 0 with so many decimals at most, written with all of them. */
  decimal(column: string, places: number, max = 999_999_999_999): string | undefined {
    return this.read(column, (text) => {
      const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
      if (whole === undefined) return this.wrong(column, text.startsWith('-') && Number(text) < 0 ? 'negative' : 'not_number');
      if (decimals.replace(/0+$/, '').length > places) return this.wrong(column, 'decimals', { places });
      if (this.within(column, Number(text), 0, max) === undefined) return undefined;
      return decimalIn(text, places);
    });
  }

  oneOf<Choice extends string>(column: string, choices: readonly Choice[]): Choice | undefined {
    return this.read(column, (text) => choices.find((choice) => choice === text.toLowerCase()) ?? this.wrong(column, 'choice', { choices: choices.join(', ') }));
  }

  /** 1 or 0, in either language. */
  yesNo(column: string): number | undefined {
    const word = this.oneOf(column, ['yes', 'no', '是', '否']);
    return word && (word === 'yes' || word === '是' ? 1 : 0);
  }

  day(column: string): string | undefined {
    return this.read(column, (text) => (isDay(text) && text >= '1000-01-01' ? text : this.wrong(column, 'day')));
  }

  currency(column: string): string | undefined {
    return this.read(column, (text) => (isCurrency(text.toUpperCase()) ? text.toUpperCase() : this.wrong(column, 'currency')));
  }

  email(column: string, max: number): string | undefined {
    return this.read(column, (text) => (text.length <= max && isEmail(text) ? text : this.wrong(column, 'email')));
  }

  wrong(column: string, code: string, values?: RowError['values']): undefined {
    this.errors.push({ line: this.line, column, code, values });
  }

  private read<T>(column: string, convert: (text: string) => T | undefined): T | undefined {
    const text = this.row.values.get(column) ?? '';
    if (text === '') return undefined;
    const isWrong = unprintable.test(text) || (codes.has(column) && unseen.test(text)) || (column === 'code' && notInAddresses.test(text));
    return isWrong ? this.wrong(column, 'characters') : convert(text);
  }

  private within(column: string, value: number, min: number, max: number): number | undefined {
    if (value < min) return this.wrong(column, 'too_small', { min });
    if (value > max) return this.wrong(column, 'too_large', { max });
    return value;
  }
}
