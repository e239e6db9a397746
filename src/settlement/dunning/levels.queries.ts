import { translate } from '../../platform/i18n/i18n.js';
import type { Reader } from '../../platform/database/database.js';
import type { Step } from './letters-due.js';

export type LevelRow = Step & { subjectZh: string; bodyZh: string; subjectEn: string; bodyEn: string };

// as they come with the house, until finance changes them
const usualDays = [3, 15, 30];
const usual = usualDays.map((daysOverdue, index): LevelRow => {
  const level = index + 1;
  const [subject, body] = [`collection.letters.${level}.subject`, `collection.letters.${level}.body`];
  return {
    level, daysOverdue, minAmount: '0.00', isActive: true, subjectZh: translate('zh-CN', subject), bodyZh: translate('zh-CN', body), subjectEn: translate('en', subject), bodyEn: translate('en', body),
  };
});

/** The steps of dunning, the first first. */
export async function dunningLevels(reader: Reader): Promise<LevelRow[]> {
  const rows = (await reader.query(`
    SELECT level, days_overdue AS daysOverdue, min_amount AS minAmount, is_active AS isActive, subject_zh AS subjectZh, body_zh AS bodyZh, subject_en AS subjectEn, body_en AS bodyEn
    FROM dunning_levels`)) as LevelRow[];
  return usual.map((step) => {
    const row = rows.find(({ level }) => level === step.level);
    return row ? { ...row, isActive: Boolean(row.isActive) } : step;
  });
}
