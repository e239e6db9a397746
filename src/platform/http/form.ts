import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Request } from 'express';
import { type FieldError, Invalid } from './errors.js';

type Shape<T extends object> = new () => T;

/** The request's body as a checked DTO; throws Invalid with every wrong field. For pages and API alike. */
export const Form = <T extends object>(shape: Shape<T>) => createParamDecorator((_: unknown, context: ExecutionContext) =>
  checked(shape, context.switchToHttp().getRequest<Request>().body ?? {}))();

/** The address's query as a checked DTO. */
export const Filter = <T extends object>(shape: Shape<T>) => createParamDecorator((_: unknown, context: ExecutionContext) =>
  checked(shape, context.switchToHttp().getRequest<Request>().query))();

/** The form's one-time key (`_key`) or the API's Idempotency-Key header. */
export const OnceKey = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<Request>();
  const key: unknown = request.get('Idempotency-Key') ?? (request.body as Record<string, unknown> | undefined)?._key;
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length > 128) throw new Invalid([{ field: 'Idempotency-Key', key: 'common.errors.maxLength' }]);
  return key;
});

export function checked<T extends object>(shape: Shape<T>, body: unknown): T {
  const plain = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const form = plainToInstance(shape, plain, { exposeDefaultValues: true });
  const errors = validateSync(form, { whitelist: true });
  if (errors.length > 0) throw new Invalid(errors.flatMap((error) => fieldErrors(error, '')));
  return form;
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  return [...ownError(error, field), ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

// what is missing is neither too long nor of the wrong kind, and what is of the wrong kind is not too long
const foremost = ['isNotEmpty', 'isArray', 'isString', 'isInt', 'isObject', 'isBoolean'];
const kinds = new Set(['isString', 'isArray', 'isObject', 'nestedValidation']);

// a constraint's own message may be a key; otherwise its name picks one of the common texts
function ownError({ constraints = {}, contexts, value }: ValidationError, field: string): FieldError[] {
  const name = foremost.find((known) => known in constraints) ?? Object.keys(constraints)[0];
  if (name === undefined) return [];
  const message = constraints[name] ?? '';
  const isMissing = kinds.has(name) && (value === undefined || value === null);
  const key = /^[a-z]+(\.\w+)+$/.test(message) ? message : `common.errors.${isMissing ? 'isNotEmpty' : name}`;
  return [{ field, key, values: (contexts?.[name] ?? {}) as Record<string, unknown> }];
}
