import { Injectable } from '@nestjs/common';
import { HoldAccount } from '../credit/hold-account.js';
import { CheckCredit } from '../orders/decision/check-credit.js';
import { addDays } from '../platform/clock/days.js';
import { Database } from '../platform/database/database.js';
import { sum } from '../platform/money/money.js';
import { RecordPayment } from '../settlement/payments/record-payment.js';
import { SubmitPayment } from '../settlement/payments/submit-payment.js';
import type { Habit } from './dealers.js';
import { DemoClock } from './demo-clock.js';
import { voucherPicture } from './voucher-picture.js';
import type { DealerAtWork, World } from './world.js';

type Due = { partnerId: string; dueOn: string; openAmount: string };

// days after the due date on which a dealer thinks of paying
const delay: Record<Habit, number> = { prompt: -2, new: 0, late: 14, very_late: 38, held: 20 };
const heldFrom = 25;
const stopsPayingFrom = 100;
const vouchersFrom = 2;

/** Dealers pay as they are used to; finance records it, puts a bad payer on hold. */
@Injectable()
export class Cashier {
  constructor(
    private readonly database: Database, private readonly clock: DemoClock, private readonly recordPayment: RecordPayment,
    private readonly submitPayment: SubmitPayment, private readonly checkCredit: CheckCredit, private readonly holdAccount: HoldAccount,
  ) {}

  async day(world: World): Promise<void> {
    this.clock.set(world.day, 16, world.chance.whole(0, 59));
    const open = await this.database.query<Due>('SELECT partner_id AS partnerId, due_on AS dueOn, open_amount AS openAmount FROM receivables WHERE open_amount > 0 ORDER BY due_on');
    for (const place of world.dealers) {
      const lag = delay[place.dealer.habit];
      const due = open.filter(({ partnerId, dueOn }) => partnerId === place.partnerId && dueOn <= addDays(world.day, -lag));
      const unwilling = place.dealer.habit === 'held' && world.daysLeft < stopsPayingFrom;
      if (due.length > 0 && !unwilling && world.chance.happens(0.35)) await this.pay(place, sum(due.map(({ openAmount }) => openAmount)), world);
      if (place.dealer.habit === 'held' && world.daysLeft === heldFrom) await this.holdAccount.hold(world.finance, place.dealer.code, '连续两个月未回款，暂停发货');
    }
  }

  private async pay({ dealer, partnerId, buyer }: DealerAtWork, owed: string, { chance, day, daysLeft, finance }: World): Promise<void> {
    const round = chance.happens(0.1) ? `${Math.ceil(Number(owed) / 10_000) * 10_000}.00` : owed;
    const reference = `${chance.of(['工行', '建行', '招行', '农行'])}${day.slice(5).replace('-', '')}${chance.whole(1000, 9999)}`;
    if (daysLeft <= vouchersFrom) {
      await this.submitPayment.run(buyer, { amount: round, receivedOn: day, reference, note: '货款' }, { name: '银行回单.png', content: voucherPicture });
      return;
    }
    await this.recordPayment.run(finance, { partner: dealer.code, amount: round, receivedOn: day, reference });
    await this.checkCredit.runForPartner(partnerId);
  }
}
