import type { Language } from './i18n.js';

/** The name in the reader's language; the Chinese one where there is no English. */
export function nameIn(language: Language, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string {
  return language === 'en' && nameEn !== '' ? nameEn : nameZh;
}
