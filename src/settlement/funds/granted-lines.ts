import { type FieldError, Invalid } from '../../platform/http/errors.js';

export type GrantedLine = { code: string; amount: string };

const line = /^(\S+?)[\s,，;；]+(\d{1,15}(?:\.\d{1,2})?)$/;
const mostLines = 500;

/** Lines of a partner's code and an amount, pasted or of a CSV. Throws Invalid, at `lines`, with each that is neither or names a partner again. */
export function grantedLines(text: string): GrantedLine[] {
  const rows = text.split(/\r?\n/).map((row) => row.trim()).filter(Boolean);
  if (rows.length === 0) throw new Invalid([{ field: 'lines', key: 'common.errors.isNotEmpty' }]);
  if (rows.length > mostLines) throw new Invalid([{ field: 'lines', key: 'funds.errors.too_many', values: { most: mostLines } }]);
  const faults: FieldError[] = [];
  const seen = new Set<string>();
  const lines = rows.flatMap((row): GrantedLine[] => {
    const [, code = '', amount = ''] = line.exec(row) ?? [];
    const key = code.toUpperCase();
    if (code === '' || Number(amount) === 0) faults.push({ field: 'lines', key: 'funds.errors.line', values: { text: row.slice(0, 60) } });
    else if (seen.has(key)) faults.push({ field: 'lines', key: 'funds.errors.twice', values: { code } });
    seen.add(key);
    return [{ code, amount }];
  });
  if (faults.length > 0) throw new Invalid(faults);
  return lines;
}
