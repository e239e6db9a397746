import type { Reader } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';

export type Choice = { value: string; label: string };
export type DeskChoices = { tiers: Choice[]; territories: Choice[] };

type Row = { kind: string; code: string; nameZh: string; nameEn: string };

/** Every tier and territory a list may be narrowed to. */
export async function deskChoices(reader: Reader, language: Language): Promise<DeskChoices> {
  const rows = (await reader.query(`
    SELECT 'tier' AS kind, code, name_zh AS nameZh, name_en AS nameEn, position FROM tiers
    UNION ALL SELECT 'territory', code, name_zh, name_en, 0 FROM territories ORDER BY position, code`)) as Row[];
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => ({ value: row.code, label: nameIn(language, row) }));
  return { tiers: of('tier'), territories: of('territory') };
}
