import { Injectable } from '@nestjs/common';
import { partnerById } from '../../partners/partners.queries.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Files, type Upload } from '../../platform/files/files.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Amount } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { checkCash } from './check-cash.js';
import { paymentMachine } from './payment-states.js';
import { Payment } from './payment.entity.js';

export const voucherTypes = ['image/png', 'image/jpeg', 'application/pdf'];

export type Voucher = { amount: Amount; receivedOn: string; reference: string; note: string };

@Injectable()
export class SubmitPayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly files: Files, private readonly outbox: Outbox) {}

  /** A dealer reports a transfer with its voucher; it counts once finance has found the money. Throws `voucher_needed`, Invalid, `common.file_type`. */
  run(actor: PartnerActor, voucher: Voucher, upload: Upload | undefined, key?: string): Promise<{ number: string }> {
    if (!upload) throw new SettlementError('voucher_needed', {}, 'voucher');
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { voucher, name: upload.name, bytes: upload.content.length } }, at, async () => {
      const partner = await partnerById(tx, actor.partnerId);
      if (!partner) throw new NotFound();
      const amount = checkCash(voucher, partner.currency, today);
      const voucherFileId = await this.files.keep(tx, upload, { accepted: voucherTypes, partnerId: partner.id, field: 'voucher' });
      const number = await drawNumber(tx, 'PAY', today);
      const { identifiers } = await tx.insert(Payment, {
        ...voucher, number, partnerId: partner.id, status: 'submitted', amount, unapplied: '0.00', currency: partner.currency,
        voucherFileId, enteredByName: actor.name, createdAt: at, recordedAt: null,
      });
      const id = String(identifiers[0]?.id);
      await beginState(tx, paymentMachine, id, 'submitted', { actor, at });
      await this.outbox.add(tx, 'notify', { event: 'payment.submitted', payment: id });
      return { number };
    }));
  }
}
