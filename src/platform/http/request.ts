import type { FormState } from '../views/page-context.js';
import type { Language } from '../i18n/i18n.js';
import type { Actor } from './actor.js';

export type Flash = { key: string; values?: Record<string, string | number>; tone: 'green' | 'amber' | 'red' };

declare module 'express-session' {
  interface SessionData {
    csrf: string;
    flash: Flash;
    userId: string;
    partnerId: string | null;
    seenAt: number;
    startedAt: number;
  }
}

declare global {
  namespace Express {
    interface Request {
      id: string;
      language: Language;
      actor?: Actor;
      formPage?: string;
      formState?: FormState;
      statements?: () => number;
    }
  }
}

/** Whether a machine asked: its errors are problem+json, its language English unless it says otherwise. */
export function isApi(path: string): boolean {
  return path.startsWith('/api/');
}
