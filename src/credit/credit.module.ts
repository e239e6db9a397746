import { Module } from '@nestjs/common';
import { CreditAdminController } from './credit.admin.controller.js';
import { CreditApiController } from './credit.api.controller.js';
import { CreditPortalController } from './credit.portal.controller.js';
import { HoldAccount } from './hold-account.js';
import { ChangeHold } from './review/change-hold.js';
import { ReviewAccount } from './review/review-account.js';
import { SetCreditTerms } from './set-credit-terms.js';

const useCases = [SetCreditTerms, HoldAccount, ReviewAccount];

@Module({ controllers: [CreditApiController, CreditAdminController, CreditPortalController], providers: [...useCases, ChangeHold], exports: useCases })
export class CreditModule {}
