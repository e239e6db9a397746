import { isReservedCode } from '../partners/partner.entity.js';
import type { Cells } from './cells.js';
import type { RowShape } from './read-rows.js';

export type PartnerRow = {
  line: number; code: string; tier: string | undefined; territory: string | undefined; creditLimit: string | undefined;
  given: {
    name_zh: string | undefined; name_en: string | undefined; kind: 'exclusive' | 'non_exclusive' | undefined; form: string | undefined;
    terms_days: number | undefined; currency: string | undefined; email: string | undefined;
  };
};

const columns = ['code', 'name_zh', 'name_en', 'kind', 'form', 'tier', 'territory', 'credit_limit', 'terms_days', 'currency', 'email'];

function codeIn(cells: Cells): string {
  const code = cells.needed('code', 40);
  if (isReservedCode(code)) cells.wrong('code', 'reserved', { code });
  return code;
}

export const partnerRows: RowShape<PartnerRow> = {
  columns: { known: columns, needed: ['code'] },
  keyOf: ({ code }) => [code],
  read: (cells) => ({
    line: cells.line,
    code: codeIn(cells),
    tier: cells.text('tier', 40),
    territory: cells.text('territory', 40),
    creditLimit: cells.decimal('credit_limit', 2),
    given: {
      name_zh: cells.text('name_zh', 160),
      name_en: cells.text('name_en', 160),
      kind: cells.oneOf('kind', ['exclusive', 'non_exclusive']),
      form: cells.text('form', 40),
      terms_days: cells.integer('terms_days', 0, 36_500),
      currency: cells.currency('currency'),
      email: cells.email('email', 160),
    },
  }),
};
