import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.js';
import { CancelOrder } from './cancel-order.js';
import { CheckCredit } from './check-credit.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { OrdersApiController } from './orders.api.controller.js';
import { PlaceOrder } from './place-order.js';
import { RefuseOrder } from './refuse-order.js';
import { ReleaseOrder } from './release-order.js';
import { ShipOrder } from './ship-order.js';

const useCases = [PlaceOrder, CheckCredit, ReleaseOrder, RefuseOrder, CancelOrder, ShipOrder, ConfirmReceipt];

@Module({ imports: [CreditModule], controllers: [OrdersApiController], providers: useCases, exports: useCases })
export class OrdersModule {}
