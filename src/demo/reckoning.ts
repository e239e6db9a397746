import { Injectable } from '@nestjs/common';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { NoteDispute } from '../settlement/disputes/note-dispute.js';
import { IssueStatement } from '../settlement/statements/issue-statement.js';
import { SignStatement } from '../settlement/statements/sign-statement.js';
import { Corrections } from './corrections.js';
import { DemoClock } from './demo-clock.js';
import type { DealerAtWork, World } from './world.js';

const complaints = ['这笔发票对应的货有 2 箱未收到，请核对签收单', '数量与我方收货单不一致，请核对发货单', '单价与合同不符，请按合同价核对'];

/** On the third of a month the last one's statements go out; dealers sign them, now and then disputing a line. */
@Injectable()
export class Reckoning {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly issueStatement: IssueStatement,
    private readonly signStatement: SignStatement, private readonly noteDispute: NoteDispute, private readonly corrections: Corrections,
  ) {}

  async day({ day, daysLeft, dealers, finance }: World): Promise<void> {
    if (daysLeft === 1) for (const { partnerId } of dealers.slice(0, 2)) await this.corrections.noteEInvoices(finance, partnerId);
    if (!day.endsWith('-03')) return;
    const period = addDays(day, -3).slice(0, 7);
    const isLatest = daysLeft <= 30;
    for (const [index, place] of dealers.entries()) {
      this.clock.set(day, 18);
      await this.issueStatement.run(finance, place.dealer.code, period);
      const turn = Number(period.slice(5)) + index;
      // of the latest a third has been signed so far, not that of the first, whom visitors log in as; what three dispute in it is still to be answered
      const isFresh = isLatest && index % 15 === 1;
      this.clock.set(isFresh ? addDays(day, Math.max(0, daysLeft - 1 - (index % 6))) : day, 20, index % 60);
      if (!isLatest || index % 3 === 1) await this.sign(place, period, { turn: isFresh ? index : turn, finance: isFresh ? undefined : finance });
    }
  }

  /** Every seventh time a line is disputed and answered; without `finance` one is, and the answer is still to come. */
  private async sign({ signer, partnerId }: DealerAtWork, period: string, { turn, finance }: { turn: number; finance?: World['finance'] }): Promise<void> {
    if (!signer) return;
    const line = turn % 7 === 0 || !finance ? await this.anInvoiceOf(partnerId, period) : undefined;
    const dispute = line && await this.noteDispute.run(signer, { period, line }, complaints[turn % complaints.length] ?? '');
    await this.signStatement.run(signer, period, dispute ? 1 : 0);
    if (!dispute || !finance) return;
    await this.corrections.answer(finance, dispute.id, turn % 2 === 0 ? 'accepted' : 'declined');
  }

  private async anInvoiceOf(partnerId: string, period: string): Promise<string | undefined> {
    const [line] = await this.database.query<{ id: string }>(
      "SELECT l.id FROM statement_lines l JOIN statements s ON s.id = l.statement_id WHERE s.partner_id = ? AND s.period = ? AND l.kind = 'invoice' ORDER BY l.position LIMIT 1", [partnerId, period]);
    return line?.id;
  }
}
