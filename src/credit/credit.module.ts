import { Module } from '@nestjs/common';
import { CreditApiController } from './credit.api.controller.js';
import { HoldAccount } from './hold-account.js';
import { SetCreditTerms } from './set-credit-terms.js';

const useCases = [SetCreditTerms, HoldAccount];

@Module({ controllers: [CreditApiController], providers: useCases, exports: useCases })
export class CreditModule {}
