import type { NextFunction, Request, Response } from 'express';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError, SeeOther } from './errors.js';
import { isApi } from './request.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The session's token, made at first need. */
export function csrfTokenOf(request: Request): string {
  if (!request.session) return '';
  request.session.csrf ??= randomBytes(24).toString('base64url');
  return request.session.csrf;
}

/**
 * Refuses a form that does not carry its session's token; where the session has ended, its user is asked to log in again.
 * Machines come with a bearer token and no session.
 */
export function checkCsrf(request: Request, _response: Response, next: NextFunction): void {
  if (safe.has(request.method) || isApi(request.path)) return next();
  const body: unknown = (request.body as Record<string, unknown> | undefined)?._csrf;
  const sent = Buffer.from(String(request.get('X-CSRF-Token') ?? body ?? ''));
  const expected = Buffer.from(request.session?.csrf ?? '');
  if (expected.length > 0 && sent.length === expected.length && timingSafeEqual(sent, expected)) return next();
  next(request.session?.userId ? new DomainError('common', 'csrf', 403) : new SeeOther('/login?expired=1'));
}
