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
  const errors = validateSync(form, { whitelist: true, stopAtFirstError: true });
  if (errors.length > 0) throw new Invalid(errors.flatMap((error) => fieldErrors(error, '')));
  return form;
}

// a constraint's own message may be a key; otherwise its name picks one of the common texts
function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
    field,
    key: /^[a-z]+(\.\w+)+$/.test(message) ? message : `common.errors.${name}`,
    values: (error.contexts?.[name] ?? {}) as Record<string, unknown>,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}
