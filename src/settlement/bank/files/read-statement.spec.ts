import { describe, expect, it } from '@jest/globals';
import { payerKey } from '../payer-key.js';
import { readStatement } from './read-statement.js';

const plain = { currency: 'CNY', dateFormat: 'ymd' as const, dateColumn: '', creditColumn: '', debitColumn: '', amountColumn: '', directionColumn: '', payerColumn: '', payerAccountColumn: '', referenceColumn: '', serialColumn: '' };
const today = '2026-11-25';
const read = (text: string, own = {}) => readStatement(text, { ...plain, ...own }, today);

describe('a bank\'s file', () => {
  it('is read with a preamble, separate columns, thousands, Excel\'s ="…" and a total below', () => {
    const file = read([
      '中国工商银行,,,', '账号：2013 0000,,,,', '交易日期,借方金额(元),贷方金额(元),对方户名,对方账号,摘要,流水号',
      '2026-11-20,,"12,800.00",杭州启明灯饰有限公司,"=""6222021234567890123""",货款,A1', '20261121 10:22:01,300.00,,物业,,水电,A2', '2026年11月22日,,50,,,,A3', '合计,300.00,"12,850.00",,,,',
    ].join('\r\n'));
    expect(file.wrong).toEqual([]);
    expect(file.debits).toEqual({ count: 1, amount: '300.00' });
    expect(file.lines.map(({ key, bookedOn, amount, payerAccount }) => [key, bookedOn, amount, payerAccount])).toEqual([
      ['s:A1', '2026-11-20', '12800.00', '6222021234567890123'], ['s:A3', '2026-11-22', '50.00', ''],
    ]);
  });

  it.each([
    ['its sign', '日期,金额\n2026-11-20,100\n2026-11-20,-40\n', ['100.00']],
    ['a column', '日期,借贷标志,金额\n2026-11-20,贷,100\n2026-11-20,借,40\n', ['100.00']],
    ['a negative credit', '日期,贷方金额,借方金额\n2026-11-20,-100,\n2026-11-20,,-40\n', ['40.00']],
  ])('tells what came in by %s', (_, text, amounts) => {
    expect(read(text).lines.map(({ amount }) => amount)).toEqual(amounts);
  });

  it('names the lines it cannot read, each with its reason', () => {
    const file = read('交易日期,贷方金额,借方金额,流水号\n20261399,1,,A\n2026-11-26,1,,B\n2026-11-20,x,,C\n2026-11-20,1,2,D\n2026-11-20,,,E\n2026-11-20,1,,F\n2026-11-20,1,,F\n');
    expect(file.wrong.map(({ line, code }) => [line, code])).toEqual([[2, 'date'], [3, 'future_day'], [4, 'amount'], [5, 'both_sides'], [6, 'no_amount'], [8, 'serial_twice']]);
  });

  it('keeps two equal lines without a serial apart, and knows them again', () => {
    const text = '日期,金额,对方户名\n2026-11-20,100,启明\n2026-11-20,100,启明\n';
    const keys = read(text).lines.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(read(text).lines.map(({ key }) => key)).toEqual(keys);
  });

  it('is read by the account\'s own column names and date order', () => {
    const file = read('Valuta;x\n'.replace(';', ',') + '25/10/2026,7.5\n', { dateColumn: 'valuta', amountColumn: 'X', dateFormat: 'dmy' });
    expect(file.lines).toMatchObject([{ bookedOn: '2026-10-25', amount: '7.50' }]);
  });

  it.each(['', '姓名,电话\n甲,1\n', 'PK\u0000\u0001'])('is refused when it is no statement: %j', (text) => {
    expect(() => read(text)).toThrow(/bank\.(no_header|not_csv)/);
  });
});

it.each([
  ['杭州启明灯饰有限公司', '杭州启明灯饰'], ['杭州启明灯饰（股份）有限责任公司 ', '杭州启明灯饰股份'], ['ＡＢＣ Co., Ltd.', 'abc'], ['有限公司', '有限公司'],
])('compares %s as %s', (name, key) => {
  expect(payerKey(name)).toBe(key);
});
