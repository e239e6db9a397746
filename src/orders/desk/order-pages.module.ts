import { Module } from '@nestjs/common';
import { AlertsAdminController } from '../alerts/alerts.admin.controller.js';
import { StockModule } from '../../catalog/stock/stock.module.js';
import { BackOrdersAdminController } from '../waiting/back-orders.admin.controller.js';
import { BackOrdersPortalController } from '../waiting/back-orders.portal.controller.js';
import { OrdersModule } from '../orders.module.js';
import { OrderSheetsController } from '../sheets/order-sheets.admin.controller.js';
import { OwnOrderSheetsController } from '../sheets/order-sheets.portal.controller.js';
import { CarriersAdminController } from '../carriers/carriers.admin.controller.js';
import { PapersAdminController } from '../papers/papers.admin.controller.js';
import { PapersPortalController } from '../papers/papers.portal.controller.js';
import { TrackingAdminController } from '../shipping/tracking.admin.controller.js';
import { BulkController } from '../bulk/bulk.admin.controller.js';
import { OrderViewsController } from '../views/views.admin.controller.js';
import { ReviewAdminController } from '../review/review.admin.controller.js';
import { PlansAdminController } from '../planning/plans.admin.controller.js';
import { ChangeDesk } from '../changes/change-desk.js';
import { ChangesAdminController } from '../changes/changes.admin.controller.js';
import { ChangesPortalController } from '../changes/changes.portal.controller.js';
import { CreditDeskController } from './credit-desk.admin.controller.js';
import { OnBehalfController } from './on-behalf.admin.controller.js';
import { OrdersAdminController } from './orders.admin.controller.js';
import { OrdersPortalController } from './orders.portal.controller.js';

/** The pages of orders on both sides; only the web needs them. */
@Module({
  imports: [OrdersModule, StockModule],
  controllers: [
    OwnOrderSheetsController, OrderSheetsController, OrdersPortalController, OnBehalfController,
    OrderViewsController, BulkController, OrdersAdminController, CarriersAdminController,
    TrackingAdminController, ReviewAdminController, PlansAdminController, ChangesAdminController,
    ChangesPortalController, PapersAdminController, PapersPortalController, CreditDeskController, AlertsAdminController,
    BackOrdersAdminController, BackOrdersPortalController,
  ],
  providers: [ChangeDesk],
})
export class OrderPagesModule {}
