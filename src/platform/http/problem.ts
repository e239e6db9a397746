import type { Request, Response } from 'express';
import { translate } from '../i18n/i18n.js';
import { type Refusal, textValues } from './refusal.js';

/** RFC 9457: what went wrong, with a JSON pointer to each wrong field. */
export function problem(request: Request, response: Response, { status, code, key, values, fields }: Refusal): void {
  const say = (text: string, of: Record<string, unknown> = {}) => translate(request.language, text, textValues(of));
  response.status(status).type('application/problem+json').send(JSON.stringify({
    type: 'about:blank',
    status,
    code,
    title: status < 500 ? say(key, values) : say('common.http.500'),
    instance: request.id,
    ...(fields.length > 0 ? { errors: fields.map((field) => ({ pointer: pointerOf(field.field), code: codeOf(field.key), detail: say(field.key, field.values) })) } : {}),
  }));
}

function pointerOf(field: string): string {
  return `/${field.replaceAll('.', '/')}`;
}

function codeOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
