import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { translate } from '../i18n/i18n.js';
import { logger } from '../logging/logger.js';
import { SeeOther } from './errors.js';
import { problem } from './problem.js';
import { type Refusal, refusalOf, textValues } from './refusal.js';
import { Renderer } from './renderer.js';
import { isApi } from './request.js';

/** The one place where errors become answers: problem+json for machines, a form with messages or an error page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly renderer: Renderer) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    await this.answer(error, request, response).catch((second: unknown) => {
      logger.error({ err: second, request: request.id, path: request.path }, 'error page failed');
      if (!response.headersSent) response.status(500).type('text/plain').send(request.id);
    });
  }

  async answer(error: unknown, request: Request, response: Response): Promise<void> {
    if (error instanceof SeeOther) return response.redirect(303, error.location);
    const refusal = refusalOf(error);
    if (refusal.status >= 500) logger.error({ err: error, request: request.id, path: request.path }, 'request failed');
    if (response.headersSent) return void response.end();
    if (isApi(request.path)) return problem(request, response, refusal);
    const belongsToForm = request.formPage !== undefined && request.method !== 'GET' && [409, 422, 429].includes(refusal.status);
    if (belongsToForm) return formAgain(request, response, refusal);
    const view = ['403', '404', '422', '429', '500'].find((known) => known === String(refusal.status)) ?? (refusal.status < 500 ? '422' : '500');
    const message = refusal.status < 500 ? translate(request.language, refusal.key, textValues(refusal.values)) : '';
    const html = await this.renderer.render(request, `errors/${view}`, { id: request.id, message });
    response.status(refusal.status).type('html').send(html);
  }
}

/** Shows the form's own page again with the old values and a message beside each field; the page's address stays the form's. */
function formAgain(request: Request, response: Response, refusal: Refusal): void {
  const summary = (refusal.fields.length > 0 ? refusal.fields : [{ field: '', key: refusal.key, values: refusal.values }])
    .map(({ field, key, values }) => ({ field, message: translate(request.language, key, textValues(values ?? {})) }));
  request.formState = {
    values: request.body as Record<string, string>,
    errors: Object.fromEntries(summary.map(({ field, message }) => [field, message])),
    summary,
    status: refusal.status === 429 ? 429 : 422,
    isConflict: refusal.status === 409,
  };
  request.method = 'GET';
  request.url = request.formPage ?? '/';
  request.app(request, response);
}
