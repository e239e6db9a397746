import { Module } from '@nestjs/common';
import { CreditAdminController } from './credit.admin.controller.js';
import { CreditApiController } from './credit.api.controller.js';
import { HoldAccount } from './hold-account.js';
import { SetCreditTerms } from './set-credit-terms.js';

const useCases = [SetCreditTerms, HoldAccount];

@Module({ controllers: [CreditApiController, CreditAdminController], providers: useCases, exports: useCases })
export class CreditModule {}
