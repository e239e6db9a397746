import { type Language, translate } from '../../i18n/i18n.js';
import { readAssets } from '../assets.js';

/** Texts of the samples, in the page's language. */
export type Sampler = (key: string, values?: Record<string, string | number>) => string;

export const samplerOf = (language: Language): Sampler => (key, values) => translate(language, `styleguide.${key}`, values);

export const pictureOf = (product: string) => readAssets()(`art/${product}.svg`);
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
