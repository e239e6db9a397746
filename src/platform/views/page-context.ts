import type { Language } from '../i18n/i18n.js';

export type Shell = 'portal' | 'admin' | 'plain';
export type Tone = 'brand' | 'amber' | 'red' | 'green' | 'blue' | 'violet' | '';

export interface NavItem {
  label: string;
  href: string;
  icon?: string;
  current?: boolean;
  count?: number;
  hot?: boolean;
}

export interface NavGroup {
  heading?: string;
  items: NavItem[];
}

export interface PageUser {
  name: string;
  role: string;
  /** The partner's name in the portal, the supplier's in admin. */
  company: string;
  /** Other companies the user may switch to: each a POST to `href`. */
  companies?: { name: string; href: string }[];
  links?: NavItem[];
}

export interface FormState {
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
  summary: { field: string; message: string }[];
  /** The answer's status; 422 unless it says otherwise. */
  status?: number;
  /** Refused because what is stored is not what the form was about any more. */
  isConflict?: boolean;
}

/** What every page knows beside its own model. Texts are ready or keys of `locales/`. */
export interface PageContext {
  language: Language;
  /** Address with its query, as the browser asked for it. */
  path: string;
  csrfToken: string;
  /** A fresh one-time form key at each call. */
  nonceKey: () => string;
  shell: Shell;
  brand: string;
  user?: PageUser;
  unread?: number;
  nav?: NavItem[];
  /** The five places of the phone's bar; the first five of `nav` when missing. */
  tabs?: NavItem[];
  side?: NavGroup[];
  cart?: { kinds: number; pieces: string; total: string; currency: string; href: string };
  flash?: { tone: Tone; text: string };
  theme?: 'light' | 'dark';
  now: Date;
  timeZone: string;
  assets: (name: string) => string;
  production: boolean;
  form?: FormState;
  /** True when htmx asked for a fragment (`HX-Request-Type: partial`): no layout. */
  partial: boolean;
}
