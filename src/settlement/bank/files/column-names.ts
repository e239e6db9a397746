import type { BankProfile } from '../accounts/bank-profile.entity.js';

export const bankColumns = ['date', 'credit', 'debit', 'amount', 'direction', 'payer', 'payerAccount', 'reference', 'serial'] as const;
export type BankColumn = (typeof bankColumns)[number];

/** Where each column stands in a row; those a file does not have are missing. */
export type Places = Partial<Record<BankColumn, number>>;

/** What banks in China (and a few in English) call their columns, the surest name first. */
const usual: Record<BankColumn, string[]> = {
  date: ['交易日期', '记账日期', '入账日期', '交易时间', '日期', 'date', 'booking date'],
  credit: ['贷方金额', '贷方发生额', '收入金额', '存入金额', '转入金额', '收入', '贷方', 'credit'],
  debit: ['借方金额', '借方发生额', '支出金额', '支取金额', '转出金额', '支出', '借方', 'debit'],
  amount: ['交易金额', '发生额', '金额', 'amount'],
  direction: ['借贷标志', '借贷方向', '收支类型', '收/支', '借贷', 'direction'],
  payer: ['对方户名', '对方账户名称', '对方单位名称', '对方单位', '对方名称', '付款人名称', '付款方户名', 'payer', 'counterparty'],
  payerAccount: ['对方账号', '对方帐号', '对方账户', '付款人账号', '付款方账号', 'payer account', 'counterparty account'],
  reference: ['摘要', '附言', '用途', '备注', '交易附言', 'reference', 'description'],
  serial: ['交易流水号', '流水号', '核心流水号', '凭证号', '交易序号', 'serial', 'transaction id'],
};

/** Finds the columns in a header row; undefined when it has no day or no money. */
export function placesIn(header: string[], profile: Pick<BankProfile, `${BankColumn}Column`>): Places | undefined {
  const names = header.map(plain);
  const places: Places = {};
  for (const column of bankColumns) {
    const own = profile[`${column}Column`];
    const at = (own ? [own] : usual[column]).map((name) => names.indexOf(plain(name))).find((index) => index >= 0);
    if (at !== undefined) places[column] = at;
  }
  return places.date !== undefined && (places.credit !== undefined || places.amount !== undefined) ? places : undefined;
}

// `贷方金额(元)` and `贷方金额` are one name
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\(.*?\)|\s/g, '').toLowerCase();
}
