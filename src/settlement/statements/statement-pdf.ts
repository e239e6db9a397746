import type { Fund } from '../../credit/funds/fund-account.entity.js';
import type { Letterhead } from '../../platform/company/supplier.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate, formatMoney, formatTime } from '../../platform/views/format.js';
import { inWords } from '../documents/in-words.js';
import { closePaper, openPaper } from '../../platform/documents/paper.js';
import { type Column, drawBlocks, drawHead, drawSignatures, drawSums, drawTable } from '../../platform/documents/paper-parts.js';
import type { StatementView } from './statement-views.js';

export type Debtor = { code: string; nameZh: string; nameEn: string; taxNumber: string; billingAddress: string; bank: string; bankAccount: string };
type Signed = { issued?: { signedAt: Date | null; signedByName: string }; funds: { fund: Fund; amount: string }[] };
type Paper = { debtor: Debtor; supplier: Letterhead; language: Language; timeZone: string };
type Line = { date: string; words: string; number: string; debit: string; credit: string; balance: string };

/** A month's statement of account on A4, in the reader's language. */
export function statementPdf(statement: StatementView & Signed, { debtor, supplier, language, timeZone }: Paper): Promise<Buffer> {
  const t = (key: string, values = {}) => translate(language, `settlement.pdf.${key}`, values);
  const money = (amount: string) => formatMoney(amount, statement.currency);
  const day = (value: string) => formatDate(value, { language, timeZone: 'UTC' });
  const { signedAt, signedByName = '' } = statement.issued ?? {};
  const signature = signedAt ? t('signedBy', { name: signedByName, at: `${formatDate(signedAt, { language, timeZone })} ${formatTime(signedAt, { language, timeZone })}` }) : '';
  const [seller, buyer] = [nameIn(language, supplier), nameIn(language, debtor)];
  const doc = openPaper(`${t('statement')} ${buyer} ${statement.from}`);
  drawHead(doc, { name: seller, title: t('statement'), sub: t('days', { from: day(statement.from), to: day(statement.to) }) });
  drawBlocks(doc, [
    { heading: t('seller'), facts: [[t('name'), seller], [t('taxNumber'), supplier.taxNumber], [t('address'), supplier.address], [t('phone'), supplier.phone], [t('bank'), supplier.bank], [t('bankAccount'), supplier.bankAccount]] },
    { heading: t('buyer'), facts: [[t('name'), buyer], [t('code'), debtor.code], [t('taxNumber'), debtor.taxNumber], [t('address'), debtor.billingAddress], [t('bank'), debtor.bank], [t('bankAccount'), debtor.bankAccount]] },
  ]);
  drawTable(doc, columns(t), linesOf(statement, { t, money, day, language }));
  const owed = statement.closing.startsWith('-') ? t('inFavour') : t('closing');
  drawSums(doc, [[t('debitSum'), money(statement.debit)], [t('creditSum'), money(statement.credit)], [t('unapplied'), money(statement.unapplied)], ...apart(statement.funds, money, language), [owed, money(statement.closing)]],
    statement.currency === 'CNY' ? t('inWords', { words: inWords(statement.closing) }) : undefined);
  if (statement.buckets.length > 0) {
    const ages = statement.buckets.map(({ label, amount }) => ({ label: translate(language, label), amount: money(amount) }));
    drawTable(doc, ages.map(({ label, amount }) => ({ label, width: 1, right: true, value: () => amount })), [{}]);
  }
  doc.y += 8;
  drawSignatures(doc, [{ label: t('sellerSeal') }, { label: t('buyerSeal'), said: signature }], supplier.seal);
  return closePaper(doc, `${seller} · ${buyer}`, (page, pages) => t('page', { page, pages }));
}

// money of the partner that is not in the balance
function apart(funds: Signed['funds'], money: (amount: string) => string, language: Language): [string, string][] {
  return funds.map(({ fund, amount }) => [translate(language, 'funds.apart', { name: translate(language, `funds.names.${fund}`) }), money(amount)]);
}

function columns(t: (key: string) => string): Column<Line>[] {
  return [
    { label: t('date'), width: 14, value: ({ date }) => date },
    { label: t('kind'), width: 16, value: ({ words }) => words },
    { label: t('number'), width: 22, value: ({ number }) => number },
    { label: t('debit'), width: 16, right: true, value: ({ debit }) => debit },
    { label: t('credit'), width: 16, right: true, value: ({ credit }) => credit },
    { label: t('balance'), width: 17, right: true, value: ({ balance }) => balance },
  ];
}

type Words = { t: (key: string) => string; money: (amount: string) => string; day: (value: string) => string; language: Language };

function linesOf({ from, to, opening, closing, movements }: StatementView, { t, money, day, language }: Words): Line[] {
  const side = (amount: string, isMine: boolean) => (isMine ? money(amount) : '');
  return [
    { date: day(from), words: t('opening'), number: '', debit: '', credit: '', balance: money(opening) },
    ...movements.map(({ date, kind, number, debit, credit, balance, isDebit }) => ({
      date: day(date), words: translate(language, `settlement.kinds.${kind}`), number, debit: side(debit, isDebit), credit: side(credit, !isDebit), balance: money(balance),
    })),
    { date: day(to), words: t('closing'), number: '', debit: '', credit: '', balance: money(closing) },
  ];
}
