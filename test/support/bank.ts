import { BankProfile } from '../../src/settlement/bank/accounts/bank-profile.entity.js';
import { CheckStatement } from '../../src/settlement/bank/files/check-statement.js';
import { ConfirmLine } from '../../src/settlement/bank/confirm-line.js';
import { SetAside } from '../../src/settlement/bank/set-aside.js';
import { TakeStatement } from '../../src/settlement/bank/files/take-statement.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { TestApp } from './app.js';
import { clerk } from './settlement.js';

export type Credit = { amount: string; payer?: string; account?: string; reference?: string; serial?: string };

/** A bank account whose files are read by the usual names. Returns its id. */
export async function aBankAccount(app: TestApp, name = '工行基本户', currency = 'CNY'): Promise<string> {
  const { identifiers } = await app.database.source.manager.insert(BankProfile, { name, currency, dateFormat: 'ymd', bankAccount: '2013 0000 0912' });
  return String(identifiers[0]?.id);
}

/** A bank's file in which money came in today. */
export function statementText(app: TestApp, credits: Credit[]): string {
  const today = app.web.get(Clock).today();
  const rows = credits.map(({ amount, payer = '', account = '', reference = '', serial = '' }) => [today, amount, '', payer, account, reference, serial].join(','));
  return ['交易日期,贷方金额,借方金额,对方户名,对方账号,摘要,流水号', ...rows].join('\n');
}

/** Lines of a file that was looked through and taken. Returns their ids, in the order given. */
export async function bankLines(app: TestApp, accountId: string, credits: Credit[]): Promise<string[]> {
  const { id } = await app.web.get(CheckStatement).run(clerk, accountId, { name: '流水.csv', content: Buffer.from(statementText(app, credits)) }, undefined);
  await app.web.get(TakeStatement).run(clerk, id);
  return (await app.database.query<{ id: string }>('SELECT id FROM bank_lines WHERE file_id = ? ORDER BY id', [id])).map((line) => line.id);
}

/** Lines in every state, a file to look through with all that can stand in one, and the account they came by. */
export async function bankHouse(app: TestApp, invoice: string): Promise<{ account: string; lines: string[]; files: string[] }> {
  const account = await aBankAccount(app);
  const payer = { payer: '杭州滨江启明智能照明工程有限责任公司第一经营部', account: '6222021202012345678' };
  const lines = await bankLines(app, account, [
    { ...payer, amount: '700.00', reference: '十一月货款', serial: 'ICBC20261125000001' }, { ...payer, amount: '123.45', reference: `货款 ${invoice}`, serial: 'ICBC20261125000002' },
    { amount: '50.00', payer: '王敏', reference: '押金退回' }, { amount: '18.21', reference: '结息', serial: 'ICBC20261125000004' },
  ]);
  const [, , matched = '', aside = ''] = lines;
  await app.web.get(ConfirmLine).run(clerk, matched, { partner: 'hangzhou', invoices: [] });
  await app.web.get(SetAside).run(clerk, aside, '银行结息，不是货款');
  const text = `${statementText(app, [{ ...payer, amount: '700.00', serial: 'ICBC20261125000001' }, { ...payer, amount: '900.00', serial: 'NEW' }])}\n2026-01-05,,300,物业公司,,水电费,OUT`;
  const check = async (content: string) => (await app.web.get(CheckStatement).run(clerk, account, { name: '工行基本户_2026年11月_交易明细.csv', content: Buffer.from(content) }, undefined)).id;
  return { account, lines, files: [await check(text), await check(`${text}\n2026-13-05,八百,,启明,,货款,BAD`), await check(statementText(app, []))] };
}
