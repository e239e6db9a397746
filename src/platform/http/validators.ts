import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDay } from '../clock/days.js';
import { isCurrency } from '../money/money.js';

/** A text without the blanks around it: blanks alone are no text. */
export const Trimmed = () => Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown)));

// the first day the database keeps
const firstDay = '1000-01-01';

/** A calendar day written YYYY-MM-DD. */
export const IsBusinessDay = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isBusinessDay', validator: { validate: (value) => typeof value === 'string' && isDay(value) && value >= firstDay } }, options);

/** An amount of money with at most two decimals, above 0, as text or number. */
export const IsAmount = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isAmount', validator: { validate: isAmount } }, options);

function isAmount(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && /^\d{1,15}(\.\d{1,2})?$/.test(String(value)) && Number(value) > 0;
}

/** An ISO 4217 currency code. */
export const IsCurrency = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isCurrency', validator: { validate: (value) => typeof value === 'string' && isCurrency(value) } }, options);
