import { Module } from '@nestjs/common';
import { CreditAdminController } from './credit.admin.controller.js';
import { CreditApiController } from './credit.api.controller.js';
import { CreditPortalController } from './credit.portal.controller.js';
import { ApplyGrants } from './requests/apply-grants.js';
import { ApproveRequest } from './requests/approve-request.js';
import { AskForCredit } from './requests/ask-for-credit.js';
import { RefuseRequest } from './requests/refuse-request.js';
import { RequestsAdminController } from './requests/requests.admin.controller.js';
import { RequestsPortalController } from './requests/requests.portal.controller.js';
import { HoldAccount } from './hold-account.js';
import { DecideLimit } from './limits/decide-limit.js';
import { LapseLimits } from './limits/lapse-limits.js';
import { LimitsAdminController } from './limits/limits.admin.controller.js';
import { ProposeLimit } from './limits/propose-limit.js';
import { RefreshLimit } from './limits/refresh-limit.js';
import { NightlyCredit } from './nightly-credit.js';
import { ChangeHold } from './review/change-hold.js';
import { ReviewAccount } from './review/review-account.js';
import { SetCreditTerms } from './set-credit-terms.js';

const useCases = [SetCreditTerms, HoldAccount, ReviewAccount, AskForCredit, ApproveRequest, RefuseRequest, ApplyGrants, NightlyCredit, RefreshLimit, DecideLimit, LapseLimits];

// requests before the accounts, whose addresses would take `requests` for a partner
@Module({
  controllers: [CreditApiController, RequestsAdminController, RequestsPortalController, LimitsAdminController, CreditAdminController, CreditPortalController],
  providers: [...useCases, ProposeLimit, ChangeHold], exports: useCases,
})
export class CreditModule {}
