import { Controller, Post } from '@nestjs/common';
import { CurrentToken, type TokenActor } from '../../identity/access/actors.js';
import { Allow } from '../../platform/http/access.js';
import { Form, OnceKey } from '../../platform/http/form.js';
import { PaymentBody } from './payments.dto.js';
import { type RecordedPayment, RecordPayment } from './record-payment.js';

@Controller('api/v1/payments')
export class PaymentsApiController {
  constructor(private readonly recordPayment: RecordPayment) {}

  @Post()
  @Allow('payments.record')
  create(@CurrentToken() actor: TokenActor, @Form(PaymentBody) body: PaymentBody, @OnceKey() key: string | undefined): Promise<RecordedPayment> {
    return this.recordPayment.run(actor, { ...body, key });
  }
}
