import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.js';
import { JudgeAlert } from './alerts/judge-alert.js';
import { WatchOrder } from './alerts/watch-order.js';
import { CancelOrder } from './cancel-order.js';
import { CheckCredit } from './decision/check-credit.js';
import { ConfirmReceipt } from './shipping/confirm-receipt.js';
import { OrdersApiController } from './orders.api.controller.js';
import { PlaceOrder } from './placing/place-order.js';
import { RefuseOrder } from './decision/refuse-order.js';
import { ReleaseOrder } from './decision/release-order.js';
import { KeepCarrier } from './carriers/keep-carrier.js';
import { KeepTracking } from './shipping/keep-tracking.js';
import { OrderPapers } from './papers/order-papers.js';
import { KeepView } from './views/keep-view.js';
import { ViewDesk } from './views/view-desk.js';
import { ShipOrder } from './shipping/ship-order.js';

const useCases = [PlaceOrder, CheckCredit, ReleaseOrder, RefuseOrder, CancelOrder, ShipOrder, ConfirmReceipt, WatchOrder, JudgeAlert];KeepCarrier, KeepTracking, OrderPapers, KeepView, ViewDesk];

@Module({ imports: [CreditModule], controllers: [OrdersApiController], providers: useCases, exports: useCases })
export class OrdersModule {}
