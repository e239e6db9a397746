import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { NotFound } from '../../platform/http/errors.js';
import type { Person } from './actor.queries.js';

/** The person who is logged in, whichever company they work for at the moment. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<Request>();
  if (!person) throw new NotFound();
  return person;
});
