import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.js';
import { JudgeAlert } from './alerts/judge-alert.js';
import { WatchOrder } from './alerts/watch-order.js';
import { CancelOrder } from './cancel-order.js';
import { CheckCredit } from './decision/check-credit.js';
import { ConfirmReceipt } from './shipping/confirm-receipt.js';
import { OrdersApiController } from './orders.api.controller.js';
import { PlaceOnBehalf } from './placing/place-on-behalf.js';
import { PlaceOrder } from './placing/place-order.js';
import { RefuseOrder } from './decision/refuse-order.js';
import { ReleaseOrder } from './decision/release-order.js';
import { KeepCarrier } from './carriers/keep-carrier.js';
import { KeepTracking } from './shipping/keep-tracking.js';
import { OrderPapers } from './papers/order-papers.js';
import { KeepView } from './views/keep-view.js';
import { ViewDesk } from './views/view-desk.js';
import { PassReview } from './review/pass-review.js';
import { PlanShipment } from './planning/plan-shipment.js';
import { RearrangePlans } from './planning/rearrange-plans.js';
import { AnswerChange } from './changes/answer-change.js';
import { ProposeChange } from './changes/propose-change.js';
import { AllotStock } from './waiting/allot-stock.js';
import { ShipOrder } from './shipping/ship-order.js';

const useCases = [PlaceOrder, PlaceOnBehalf, CheckCredit, ReleaseOrder, RefuseOrder, CancelOrder, ShipOrder, ConfirmReceipt, WatchOrder, JudgeAlert, KeepCarrier, KeepTracking, OrderPapers, KeepView, ViewDesk, PassReview, PlanShipment, RearrangePlans, ProposeChange, AnswerChange, AllotStock];

@Module({ imports: [CreditModule], controllers: [OrdersApiController], providers: useCases, exports: useCases })
export class OrdersModule {}
