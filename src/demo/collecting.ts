import { Injectable } from '@nestjs/common';
import { AskForCredit } from '../credit/requests/ask-for-credit.js';
import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { NoteContact } from '../settlement/collection/note-contact.js';
import { RunNightly } from '../settlement/collection/run-nightly.js';
import { MakePromise } from '../settlement/promises/make-promise.js';
import { DemoClock } from './demo-clock.js';
import type { World } from './world.js';

type Late = { id: string; code: string; open: string };

/** Money is asked for: letters by step, calls, promises kept and broken, and a dealer who asks for more credit. */
@Injectable()
export class Collecting {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly noteContact: NoteContact,
    private readonly makePromise: MakePromise, private readonly runNightly: RunNightly, private readonly askForCredit: AskForCredit,
  ) {}

  async run(people: Omit<World, 'day' | 'daysLeft'>, today: string): Promise<void> {
    await this.onDay(addDays(today, -12), people.finance, [5, 30]);
    await this.runAt(addDays(today, -6));
    await this.onDay(addDays(today, -3), people.finance, [10]);
    await this.runAt(today);
    const qiming = people.dealers.find(({ dealer }) => dealer.code === 'HZ-QIMING');
    if (qiming?.signer) await this.ask(qiming.signer, today);
  }

  private async runAt(day: string): Promise<void> {
    this.clock.set(day, 1, 10);
    await this.runNightly.run();
  }

  /** Calls the latest payers; each of the first promises all for a day so many days after the call. */
  private async onDay(day: string, finance: StaffActor, after: number[]): Promise<void> {
    this.clock.set(day, 10, 20);
    const late = await this.database.query<Late>(`
      SELECT p.id, p.code, SUM(v.open_amount) AS open FROM receivables v JOIN partners p ON p.id = v.partner_id LEFT JOIN promises m ON m.partner_id = p.id
      WHERE v.open_amount > 0 AND v.due_on < ? AND m.id IS NULL GROUP BY p.id, p.code ORDER BY open DESC LIMIT ${after.length + 1}`, [day]);
    for (const [index, { code, open }] of late.entries()) {
      const days = after[index];
      const note = days === undefined ? '财务出差，下周一再联系' : '对方确认账目无误，工程款到账后安排';
      await this.noteContact.run(finance, code, { channel: index === 0 ? 'call' : 'message', note, nextOn: days === undefined ? addDays(day, 14) : null });
      if (days !== undefined) await this.makePromise.run(finance, code, { amount: open, dueOn: addDays(day, days), note: '', invoices: [] });
    }
  }

  private async ask(signer: PartnerActor, today: string): Promise<void> {
    this.clock.set(today, 8, 50);
    await this.askForCredit.run(signer, { amount: '120000', fromOn: today, untilOn: addDays(today, 45), reason: '亚运村酒店改造项目集中备货，合同已签，预计下月 20 日回款' }, []);
  }
}
