import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDay } from '../clock/days.js';
import { isCurrency } from '../money/money.js';

/** Text without the spaces around it. */
export const Trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A calendar day written YYYY-MM-DD. */
export const IsBusinessDay = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isBusinessDay', validator: { validate: (value) => typeof value === 'string' && isDay(value) } }, options);

/** An amount of money with at most two decimals, above 0, as text or number. */
export const IsAmount = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isAmount', validator: { validate: (value) => /^\d{1,15}(\.\d{1,2})?$/.test(String(value)) && Number(value) > 0 } }, options);

/** An ISO 4217 currency code. */
export const IsCurrency = (options?: ValidationOptions) =>
  ValidateBy({ name: 'isCurrency', validator: { validate: (value) => typeof value === 'string' && isCurrency(value) } }, options);
