import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { KeepProfile } from '../settlement/bank/accounts/keep-profile.js';
import { CheckStatement } from '../settlement/bank/files/check-statement.js';
import { TakeStatement } from '../settlement/bank/files/take-statement.js';
import { DemoClock } from './demo-clock.js';
import type { World } from './world.js';

type Owed = { nameZh: string; number: string; openAmount: string };

const automatic = { dateFormat: 'ymd' as const, dateColumn: '', creditColumn: '', debitColumn: '', amountColumn: '', directionColumn: '', payerColumn: '', payerAccountColumn: '', referenceColumn: '', serialColumn: '' };

/** On the last morning the bank's file of the day before is in; finance has still to match it. */
@Injectable()
export class BankMorning {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly keepProfile: KeepProfile,
    private readonly checkStatement: CheckStatement, private readonly takeStatement: TakeStatement,
  ) {}

  async day({ day, finance }: World): Promise<void> {
    this.clock.set(day, 9, 5);
    await this.keepProfile.add(finance, { name: '工行基本户', bankAccount: '2013 0000 0912 0000 888', currency: 'CNY', ...automatic }, undefined);
    const [account] = await this.database.query<{ id: string }>('SELECT MIN(id) AS id FROM bank_profiles');
    const { id } = await this.checkStatement.run(finance, account?.id ?? '', { name: `工行交易明细_${day}.csv`, content: Buffer.from(await this.statement(day)) }, undefined);
    await this.takeStatement.run(finance, id);
  }

  private async statement(day: string): Promise<string> {
    const owed = await this.database.query<Owed>(`
      SELECT p.name_zh AS nameZh, i.number, r.open_amount AS openAmount
      FROM (SELECT MIN(id) AS id FROM receivables WHERE open_amount > 0 GROUP BY partner_id) oldest
        JOIN receivables r ON r.id = oldest.id JOIN invoices i ON i.receivable_id = r.id JOIN partners p ON p.id = r.partner_id
      WHERE i.currency = 'CNY' ORDER BY p.id LIMIT 7`);
    const credits = owed.map(({ nameZh, number, openAmount }, index) => [openAmount, '', index === 4 ? '个人汇款' : nameZh, `62220212020${4_000_017 + index}`, index % 3 === 0 ? `货款 ${number}` : '货款']);
    const rows = [...credits, ['1286.40', '', '', '', '活期结息'], ['', '18600.00', '佛山市供电局', '', '电费']];
    return ['交易日期,贷方金额,借方金额,对方户名,对方账号,摘要,流水号', ...rows.map((row, index) => [day, ...row, `ICBC${day.replaceAll('-', '')}${String(index + 1).padStart(6, '0')}`].join(','))].join('\n');
  }
}
