import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders.module.js';
import { ApprovalsPortalController } from './approvals.portal.controller.js';
import { ApproveRequest } from './approve-request.js';
import { CloseRequest } from './close-request.js';
import { KeepLimits } from './keep-limits.js';
import { KeepRequest } from './keep-request.js';
import { LimitsPortalController } from './limits.portal.controller.js';
import { RequestPage } from './request-page.js';
import { SubmitOrder } from './submit-order.js';

/** Orders above a person's limit, and the limits. */
@Module({
  imports: [OrdersModule],
  controllers: [ApprovalsPortalController, LimitsPortalController],
  providers: [SubmitOrder, KeepRequest, ApproveRequest, CloseRequest, KeepLimits, RequestPage],
  exports: [SubmitOrder],
})
export class ApprovalsModule {}
