import type { Readable } from 'node:stream';
import type { Flash } from './request.js';

/** A view and its model, rendered by the page interceptor. */
export class Page {
  constructor(readonly view: string, readonly model: object, readonly status: number) {}
}

export const page = (view: string, model: object = {}, status = 200): Page => new Page(view, model, status);

/** 303 to another page, with a line of good (or bad) news shown there once. */
export class Redirect {
  constructor(readonly to: string, readonly flash?: Flash) {}
}

export function redirect(to: string, key?: string, values?: Record<string, string | number>, tone: Flash['tone'] = 'green'): Redirect {
  return new Redirect(to, key === undefined ? undefined : { key, values, tone });
}

/** A file sent as it is, or as it comes to be: shown in the browser, or saved under its name. */
export class Download {
  constructor(readonly content: Buffer | Readable, readonly mediaType: string, readonly name: string, readonly inline = false) {}
}
