import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import multer from 'multer';
import { randomUUID } from 'node:crypto';
import { Config } from '../config/config.js';
import { startCounting } from '../database/statements.js';
import { observeRequest } from '../health/metrics.js';
import { pickLanguage } from '../i18n/i18n.js';
import { logger } from '../logging/logger.js';
import { sessions } from '../sessions/sessions.js';
import { serveAssets } from '../views/serve-assets.js';
import { withCaller } from './caller.js';
import { cookieOf } from './cookies.js';
import { checkCsrf } from './csrf.js';
import { laidOnDisk, laidUploads } from './laid-uploads.js';
import { machineBodies } from './machine-bodies.js';
import { isApi } from './request.js';

const formBytes = '1mb';
const uploadBytes = 10 * 1024 * 1024;
// 100,000 rows with long names
const importBytes = 32 * 1024 * 1024;

/** Everything a request passes before it reaches a room, in this order. */
export function usePlatform(app: NestExpressApplication): void {
  const config = app.get(Config);
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(identifyRequest);
  app.use(helmet(headers(config)));
  app.use(permissions);
  app.use('/assets', serveAssets());
  app.use('/api', ...machineBodies());
  app.use(express.urlencoded({ extended: true, limit: formBytes, parameterLimit: 5000 }));
  app.use(sessions(app));
  app.use(onlyWithSession(uploads()));
  app.use(checkCsrf);
}

/** Gives the request its id and language, counts its SQL and writes one log line when it ends. Passed once, also by a form shown again. */
function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  if (request.id) return next();
  const started = performance.now();
  request.id = randomUUID();
  request.language = isApi(request.path)
    ? pickLanguage(undefined, request.get('Accept-Language'), 'en')
    : pickLanguage(queryLanguage(request) ?? cookieOf(request, 'language'), request.get('Accept-Language'));
  if (queryLanguage(request)) response.cookie('language', request.language, { maxAge: 31_536_000_000, sameSite: 'lax' });
  response.set('X-Request-Id', request.id);
  const { method, path } = request;
  response.on('finish', () => {
    const seconds = (performance.now() - started) / 1000;
    observeRequest(method, response.statusCode, seconds);
    if (path.startsWith('/assets/')) return;
    logger.info({ request: request.id, actor: request.actor?.key, method, path, status: response.statusCode, ms: Math.round(seconds * 1000), statements: request.statements?.() }, 'request');
  });
  request.statements = startCounting(() => withCaller({ address: request.ip ?? '', requestId: request.id }, next));
}

// the camera reads barcodes into the quick order; nothing else asks a device for anything
function permissions(_: Request, response: Response, next: NextFunction): void {
  response.set('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()');
  next();
}

function queryLanguage(request: Request): string | undefined {
  const { lang } = request.query;
  return typeof lang === 'string' && lang !== '' ? lang : undefined;
}

function uploads(): express.RequestHandler {
  const [usual, large] = [uploadBytes, importBytes].map((fileSize) => multer({ limits: { fileSize, files: 10 } }).any());
  return (request, response, next) => {
    const parse = laidOnDisk.includes(request.path) ? laidUploads : request.path === '/admin/imports' ? large : usual;
    return parse?.(request, response, next);
  };
}

// a form shown again has been read already
function onlyWithSession(parse: express.RequestHandler): express.RequestHandler {
  return (request, response, next) => (request.session?.userId && !request.formState ? parse(request, response, (error) => next(error && badUpload(error))) : next());
}

// multer says what is too much, and its parser what is no form at all, without a status
function badUpload(error: unknown): Error {
  return Object.assign(error as Error, { status: error instanceof multer.MulterError ? 413 : 400 });
}

function headers(config: Config): Parameters<typeof helmet>[0] {
  const self = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: self, styleSrc: self, imgSrc: ["'self'", 'data:'], fontSrc: self, connectSrc: self,
        formAction: self, frameAncestors: ["'none'"], baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: config.production,
  };
}
