import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { randomBytes } from 'node:crypto';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { translate } from '../i18n/i18n.js';
import { readAssets } from '../views/assets.js';
import { createViewEngine, shellOf, type ViewEngine } from '../views/engine.js';
import type { PageContext } from '../views/page-context.js';
import { csrfTokenOf } from './csrf.js';
import { cookieOf } from './cookies.js';
import { PageFrame } from './page-frame.js';

/** Puts a view into its shell with all that every page shows. */
@Injectable()
export class Renderer {
  private readonly engine: ViewEngine;
  private readonly assets = readAssets();

  constructor(private readonly config: Config, private readonly clock: Clock, private readonly frame: PageFrame) {
    this.engine = createViewEngine({ reload: !config.production });
  }

  async render(request: Request, view: string, model: object): Promise<string> {
    const shell = shellOf(view);
    const theme = cookieOf(request, 'theme');
    const context: PageContext = {
      ...(await this.frame.frameOf(request, shell)),
      language: request.language,
      path: request.originalUrl,
      csrfToken: csrfTokenOf(request),
      nonceKey: () => randomBytes(16).toString('hex'),
      shell,
      flash: takeFlash(request),
      theme: theme === 'dark' || theme === 'light' ? theme : undefined,
      now: this.clock.now(),
      timeZone: this.config.timeZone,
      assets: this.assets,
      production: this.config.production,
      form: request.formState,
      partial: request.get('HX-Request-Type') === 'partial',
    };
    return this.engine.render(view, model, context);
  }
}

function takeFlash(request: Request): PageContext['flash'] {
  const flash = request.session?.flash;
  if (!flash) return undefined;
  delete request.session.flash;
  return { tone: flash.tone, text: translate(request.language, flash.key, flash.values) };
}
