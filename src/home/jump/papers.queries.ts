import type { Reader } from '../../platform/database/database.js';

/** Something with a number of its own, found by it; `partnerId` undefined: everyone's. */
export type PaperKind = 'orders' | 'quotes' | 'invoices' | 'payments' | 'shipments';
export type Paper = {
  kind: PaperKind; number: string; note: string; amount: string | null; currency: string | null; day: string | null; orderNumber: string | null; nameZh: string; nameEn: string; isExact: number;
};

const orderOf = '(SELECT o.number FROM orders o WHERE o.id = x.order_id)';

// the columns of a UNION are alike: number, note, amount, currency, day, the order it belongs to
const tables: Record<PaperKind, { columns: string; by: string[] }> = {
  orders: { columns: 'x.po_number AS note, x.total AS amount, x.currency AS currency, x.ordered_on AS day, NULL AS orderNumber', by: ['number', 'po_number'] },
  quotes: { columns: "'' AS note, NULL AS amount, NULL AS currency, x.valid_until AS day, NULL AS orderNumber", by: ['number'] },
  invoices: { columns: `'' AS note, x.total AS amount, x.currency AS currency, x.issued_on AS day, ${orderOf} AS orderNumber`, by: ['number'] },
  payments: { columns: "x.reference AS note, x.amount AS amount, x.currency AS currency, x.received_on AS day, NULL AS orderNumber", by: ['number'] },
  shipments: { columns: `'' AS note, NULL AS amount, NULL AS currency, NULL AS day, ${orderOf} AS orderNumber`, by: ['number'] },
};

type Wanted = { q: string; kinds: PaperKind[]; partnerId: string | undefined; most: number };

/** Papers whose number is, or begins with, what was typed: a partner's own, or everyone's; the number itself first, then the latest. In one statement. */
export async function papersFound(reader: Reader, { q, kinds, partnerId, most }: Wanted): Promise<Paper[]> {
  if (kinds.length === 0) return [];
  const own: [string, unknown[]] = partnerId === undefined ? ['', []] : [' AND x.partner_id = ?', [partnerId]];
  const branches = kinds.flatMap((kind) => tables[kind].by.flatMap((column) => [
    branch(kind, `x.${column} = ?`, { value: q, own, order: 'x.id', isExact: 1, most }),
    branch(kind, `x.${column} LIKE ?`, { value: `${literal(q)}%`, own, order: partnerId === undefined ? `x.${column}` : 'x.id', isExact: 0, most }),
  ]));
  const rows = (await reader.query(branches.map(([sql]) => sql).join(' UNION ALL '), branches.flatMap(([, values]) => values))) as Paper[];
  // what is the number also begins so
  return [...new Map(rows.toSorted((a, b) => a.isExact - b.isExact).map((row) => [`${row.kind} ${row.number}`, row])).values()].toSorted((a, b) => b.isExact - a.isExact);
}

type Branch = { value: string; own: [string, unknown[]]; order: string; isExact: 0 | 1; most: number };

// everyone's come along the number's index, a partner's along the partner's: neither sorts a whole table
function branch(kind: PaperKind, condition: string, { value, own: [own, ids], order, isExact, most }: Branch): [string, unknown[]] {
  return [`
    (SELECT '${kind}' AS kind, x.number, ${tables[kind].columns}, (SELECT p.name_zh FROM partners p WHERE p.id = x.partner_id) AS nameZh,
      (SELECT p.name_en FROM partners p WHERE p.id = x.partner_id) AS nameEn, ${isExact} AS isExact
    FROM ${kind} x WHERE ${condition}${own} ORDER BY ${order} DESC LIMIT ${most})`, [value, ...ids]];
}

export type FoundPartner = { code: string; nameZh: string; nameEn: string; isExact: number };

/** Partners by a part of their code or name; the code itself first, then codes that begin so. */
export function partnersFound(reader: Reader, q: string, most: number): Promise<FoundPartner[]> {
  const begins = `${literal(q)}%`;
  return reader.query(`
    SELECT code, name_zh AS nameZh, name_en AS nameEn, code = ? AS isExact FROM partners
    WHERE code LIKE ? OR name_zh LIKE ? OR name_en LIKE ? ORDER BY code = ? DESC, code LIKE ? DESC, code LIMIT ${most}`, [q, `%${begins}`, `%${begins}`, `%${begins}`, q, begins]) as Promise<FoundPartner[]>;
}

const literal = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`);
