import type { Request } from 'express';
import type { PageContext, Shell } from '../views/page-context.js';

export type Frame = Pick<PageContext, 'brand' | 'user' | 'unread' | 'nav' | 'tabs' | 'side' | 'cart'>;

/** What stands around every page: the rooms above know it. */
export abstract class PageFrame {
  abstract frameOf(request: Request, shell: Shell): Promise<Frame>;
}
