import type { Reader } from '../../../platform/database/database.js';
import { payerKey } from '../payer-key.js';
import { referenceWords } from './reference-words.js';
import type { Earlier, Evidence, Mention, OpenBill, Payment, Voucher } from './suggest.js';

type Asked = Payment & { currency: string };

// a list in SQL may not be empty
const none = ['~none~'];
const mostBills = 2000;

/** A partner as suggestions name it, and how its names compare. */
type Known = { id: string; code: string; nameZh: string; nameEn: string; keys: string[] };

/** All that tells whose money these lines of one currency are, in three statements however many they are. */
export async function evidenceFor(reader: Reader, lines: Asked[], currency: string): Promise<Evidence & { partners: Map<string, Known> }> {
  const [partners, traces] = await Promise.all([partnersIn(reader, currency), tracesOf(reader, lines, currency)]);
  const payers = [...new Set(lines.map((line) => line.payerKey))].filter(Boolean);
  const named = partners.filter(({ keys }) => keys.some((key) => payers.some((payer) => key === payer || (payer.length >= 4 && key.length >= 4 && (key.includes(payer) || payer.includes(key))))));
  const ids = [...named.map(({ id }) => id), ...traces.map(({ partnerId }) => partnerId)];
  return {
    partners: new Map(partners.map((partner) => [partner.id, partner])), names: new Map(named.map(({ id, keys }) => [id, keys])), ...sorted(traces),
    bills: await billsOf(reader, lines.map(({ amount }) => amount), ids, currency),
  };
}

async function partnersIn(reader: Reader, currency: string): Promise<Known[]> {
  const rows = (await reader.query("SELECT id, code, name_zh AS nameZh, name_en AS nameEn FROM partners WHERE status = 'active' AND currency = ?", [currency])) as Omit<Known, 'keys'>[];
  return rows.map((row) => ({ ...row, keys: [row.nameZh, row.nameEn].filter(Boolean).map(payerKey) }));
}

type Trace = { kind: 'account' | 'payer' | 'voucher' | 'mention'; partnerId: string; word: string; more: string | null; day: string | null };

/** Where these payers, amounts and numbers were seen before. */
async function tracesOf(reader: Reader, lines: Asked[], currency: string): Promise<Trace[]> {
  const [accounts, payers, words] = [lines.map(({ payerAccount }) => payerAccount), lines.map((line) => line.payerKey), lines.flatMap(({ reference }) => referenceWords(reference))].map(listOf);
  return (await reader.query(`
    SELECT DISTINCT 'account' AS kind, partner_id AS partnerId, payer_account AS word, NULL AS more, NULL AS day FROM bank_lines WHERE payer_account IN (?) AND status = 'matched'
    UNION ALL SELECT DISTINCT 'payer', partner_id, payer_key, NULL, NULL FROM bank_lines WHERE payer_key IN (?) AND status = 'matched'
    UNION ALL (SELECT 'voucher', partner_id, number, amount, received_on FROM payments WHERE status = 'submitted' AND currency = ? AND amount IN (?) ORDER BY id LIMIT 200)
    UNION ALL SELECT 'mention', partner_id, number, number, NULL FROM invoices WHERE number IN (?) AND currency = ?
    UNION ALL (SELECT 'mention', o.partner_id, IF(o.number IN (?), o.number, o.po_number), i.number, NULL FROM orders o LEFT JOIN invoices i ON i.order_id = o.id
      WHERE (o.number IN (?) OR o.po_number IN (?)) AND o.currency = ? LIMIT 500)`,
  [accounts, payers, currency, lines.map(({ amount }) => amount), words, currency, words, words, words, currency])) as Trace[];
}

function listOf(words: string[]): string[] {
  const found = [...new Set(words.filter(Boolean))];
  return found.length > 0 ? found : none;
}

function sorted(traces: Trace[]): { earlier: Earlier[]; vouchers: Voucher[]; mentions: Mention[] } {
  const of = (kind: Trace['kind']) => traces.filter((trace) => trace.kind === kind);
  return {
    earlier: [
      ...of('account').map(({ partnerId, word }) => ({ partnerId, payerKey: '', payerAccount: word })), ...of('payer').map(({ partnerId, word }) => ({ partnerId, payerKey: word, payerAccount: '' })),
    ],
    vouchers: of('voucher').map(({ partnerId, word, more, day }) => ({ partnerId, number: word, amount: more ?? '', receivedOn: day ?? '' })),
    mentions: of('mention').map(({ partnerId, word, more }) => ({ partnerId, word, invoice: more })),
  };
}

async function billsOf(reader: Reader, amounts: string[], partnerIds: string[], currency: string): Promise<OpenBill[]> {
  return (await reader.query(`
    SELECT i.number, r.partner_id AS partnerId, r.open_amount AS openAmount, r.due_on AS dueOn FROM receivables r JOIN invoices i ON i.receivable_id = r.id
    WHERE r.open_amount > 0 AND i.currency = ? AND (r.partner_id IN (?) OR r.open_amount IN (?)) ORDER BY r.due_on, r.id LIMIT ${mostBills}`,
  [currency, [...partnerIds, '0'], [...amounts, '-1']])) as OpenBill[];
}
