import type { Language } from '../i18n/i18n.js';

/** A mail ready to go: its plain text, and the view of `views/mail/` that says the same in HTML with `model`. */
export type Mail = { to: string; language: Language; subject: string; text: string; view: string; model: object };
