import type { Response } from 'express';

const kept = { maxAge: 365 * 86_400_000, sameSite: 'lax' } as const;

export function keepLanguage(response: Response, language: string): void {
  response.cookie('language', language, kept);
}

export function keepTheme(response: Response, theme: string): void {
  response.cookie('theme', theme, kept);
}
