import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Observable, mergeMap } from 'rxjs';
import { logger } from '../logging/logger.js';
import { formPage } from './access.js';
import { Download, Page, Redirect } from './page.js';
import { Renderer } from './renderer.js';
import type { Flash } from './request.js';

/** Turns what a controller returns into the answer: a page, a redirect, a file, or JSON as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: Renderer, private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const path = this.reflector.get<string | undefined>(formPage, context.getHandler());
    if (path) request.formPage = fillIn(path, request);
    return next.handle().pipe(mergeMap((answer) => this.answer(request, response, answer)));
  }

  private async answer(request: Request, response: Response, answer: unknown): Promise<unknown> {
    if (answer instanceof Page) {
      response.status(request.formState ? request.formState.status ?? 422 : answer.status).set('Cache-Control', 'no-store');
      return this.renderer.render(request, answer.view, answer.model);
    }
    if (answer instanceof Redirect) {
      if (answer.flash) await keepFlash(request, answer.flash);
      response.status(303).location(answer.to);
      return '';
    }
    if (answer instanceof Download) {
      const { content, mediaType: type, name, inline } = answer;
      response.status(200).set('X-Content-Type-Options', 'nosniff');
      const options = { type, disposition: `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}` };
      return content instanceof Readable ? new StreamableFile(content, options).setErrorHandler((error) => breakOff(response, error)) : new StreamableFile(content, { ...options, length: content.length });
    }
    return answer;
  }
}

// half a file must not look like a whole one
function breakOff(response: { destroy?: () => void }, error: Error): void {
  logger.error({ err: error }, 'download broke off');
  response.destroy?.();
}

// the browser follows a redirect before its empty body has ended, and so before the session would be saved
async function keepFlash(request: Request, flash: Flash): Promise<void> {
  request.session.flash = flash;
  await promisify(request.session.save.bind(request.session))();
}

function fillIn(path: string, request: Request): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(request.params[name] ?? '')));
}
