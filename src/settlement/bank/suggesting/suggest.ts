import { daysBetween } from '../../../platform/clock/days.js';
import { compare } from '../../../platform/money/money.js';
import { sumOf } from './sum-of.js';

/** What a bank line says of its payer. */
export type Payment = { amount: string; bookedOn: string; payerKey: string; payerAccount: string; reference: string };

export type OpenBill = { number: string; partnerId: string; openAmount: string; dueOn: string };
export type Mention = { partnerId: string; word: string; invoice: string | null };
export type Voucher = { number: string; partnerId: string; amount: string; receivedOn: string };
/** A partner that an earlier line of this payer was matched to. */
export type Earlier = { partnerId: string; payerKey: string; payerAccount: string };

/** What is known when a line is looked at; bills are the oldest first, whoever they belong to. */
export type Evidence = { bills: OpenBill[]; names: ReadonlyMap<string, string[]>; earlier: Earlier[]; vouchers: Voucher[]; mentions: Mention[] };

export type Confidence = 'sure' | 'likely' | 'possible';
export type ReasonCode = 'reference' | 'account' | 'payer' | 'name' | 'name_alike' | 'voucher' | 'amount' | 'sum' | 'all_open';
export type Reason = { code: ReasonCode; values: Record<string, string | number> };
export type Suggestion = { partnerId: string; confidence: Confidence; reasons: Reason[]; invoices: string[]; voucher: string | undefined };

const mostSuggestions = 3;
const nearDays = 5;
const shortestAlike = 4;
// how much a reason says of who paid; an amount alone says little
const weight: Record<ReasonCode, number> = { voucher: 50, reference: 45, account: 40, name: 40, payer: 35, name_alike: 20, amount: 25, sum: 15, all_open: 20 };
const saysWho = new Set<ReasonCode>(['voucher', 'reference', 'account', 'name', 'payer']);
const saysWhat = new Set<ReasonCode>(['voucher', 'amount', 'sum', 'all_open']);

/** Whose money a line is and what it pays, most probable first; every suggestion tells its reasons. */
export function suggest(line: Payment, evidence: Evidence): Suggestion[] {
  const who = reasonsByPartner(line, evidence);
  for (const { partnerId, openAmount } of evidence.bills) if (compare(openAmount, line.amount) === 0 && !who.has(partnerId)) who.set(partnerId, []);
  return [...who].map(([partnerId, reasons]) => suggestionFor(line, evidence, { partnerId, reasons }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => strengthOf(b) - strengthOf(a) || compare(a.partnerId, b.partnerId))
    .slice(0, mostSuggestions);
}

function reasonsByPartner(line: Payment, { names, earlier, vouchers, mentions }: Evidence): Map<string, Reason[]> {
  const found = new Map<string, Reason[]>();
  const add = (partnerId: string, code: ReasonCode, values: Reason['values'] = {}) => {
    const reasons = found.get(partnerId) ?? [];
    if (!reasons.some((reason) => reason.code === code)) found.set(partnerId, [...reasons, { code, values }]);
  };
  for (const { partnerId, number, amount, receivedOn } of vouchers) {
    if (compare(amount, line.amount) === 0 && Math.abs(daysBetween(receivedOn, line.bookedOn)) <= nearDays) add(partnerId, 'voucher', { number });
  }
  for (const { partnerId, word } of mentions) if (mentioned(line.reference, word)) add(partnerId, 'reference', { word });
  for (const { partnerId, payerKey, payerAccount } of earlier) {
    if (payerAccount !== '' && payerAccount === line.payerAccount) add(partnerId, 'account');
    else if (payerKey !== '' && payerKey === line.payerKey) add(partnerId, 'payer');
  }
  for (const [partnerId, keys] of names) {
    if (keys.includes(line.payerKey)) add(partnerId, 'name');
    else if (keys.some((key) => isAlike(key, line.payerKey))) add(partnerId, 'name_alike');
  }
  return found;
}

function suggestionFor(line: Payment, { bills, mentions, vouchers }: Evidence, { partnerId, reasons }: { partnerId: string; reasons: Reason[] }): Suggestion {
  const own = bills.filter((bill) => bill.partnerId === partnerId);
  const named = new Set(mentions.filter(({ invoice, word }) => invoice !== null && mentioned(line.reference, word)).map(({ invoice }) => invoice));
  const first = [...own.filter(({ number }) => named.has(number)), ...own.filter(({ number }) => !named.has(number))];
  const { why, invoices } = paidBy(line.amount, first, own);
  const all = [...reasons, ...why];
  const codes = all.map(({ code }) => code);
  const number = all.find(({ code }) => code === 'voucher')?.values.number;
  return {
    partnerId, reasons: all, invoices: why.length > 0 || named.size === 0 ? invoices : own.filter((bill) => named.has(bill.number)).map((bill) => bill.number),
    voucher: vouchers.find((voucher) => voucher.number === number)?.number, confidence: confidenceOf(codes, named.size > 0 && invoices.length > 0 && !invoices.some((paid) => named.has(paid))),
  };
}

/** Which invoices an amount pays: one of that very amount, all that are open, or some that make it up. */
function paidBy(amount: string, first: OpenBill[], own: OpenBill[]): { why: Reason[]; invoices: string[] } {
  const one = first.find(({ openAmount }) => compare(openAmount, amount) === 0);
  if (one) return { why: [{ code: 'amount', values: { number: one.number } }], invoices: [one.number] };
  const some = sumOf(amount, own);
  if (!some) return { why: [], invoices: [] };
  return { why: [{ code: some.length === own.length ? 'all_open' : 'sum', values: { count: some.length } }], invoices: some.map(({ number }) => number) };
}

/** A reference that names another invoice than the amount fits is for a person to look at. */
function confidenceOf(codes: ReasonCode[], isContradicted: boolean): Confidence {
  const [who, what] = [codes.some((code) => saysWho.has(code)), codes.some((code) => saysWhat.has(code))];
  if (who && what && !isContradicted) return 'sure';
  return who || (what && codes.includes('name_alike')) ? 'likely' : 'possible';
}

const rank: Record<Confidence, number> = { sure: 2000, likely: 1000, possible: 0 };

function strengthOf({ confidence, reasons }: Suggestion): number {
  return rank[confidence] + reasons.reduce((total, { code }) => total + weight[code], 0);
}

function mentioned(reference: string, word: string): boolean {
  return reference.normalize('NFKC').toUpperCase().includes(word.toUpperCase());
}

function isAlike(key: string, payer: string): boolean {
  const [short, long] = key.length < payer.length ? [key, payer] : [payer, key];
  return short.length >= shortestAlike && long.includes(short);
}
