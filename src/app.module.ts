import { Module } from '@nestjs/common';
import { AssortmentsModule } from './catalog/assortments/assortments.module.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { PricesModule } from './catalog/prices/prices.module.js';
import { StockModule } from './catalog/stock/stock.module.js';
import { CreditModule } from './credit/credit.module.js';
import { entities } from './entities.js';
import { HomeModule } from './home/home.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IdentityPagesModule } from './identity/identity-pages.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { OrderPagesModule } from './orders/desk/order-pages.module.js';
import { ListsModule } from './orders/lists/lists.module.js';
import { OrderingModule } from './orders/ordering/ordering.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { QuotesModule } from './orders/quotes/quotes.module.js';
import { StandingModule } from './orders/standing/standing.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { PagesModule, PlatformModule } from './platform/platform.module.js';
import { CollectionPagesModule } from './settlement/collection/collection-pages.module.js';
import { SettlementModule } from './settlement/settlement.module.js';
import { SettlementPagesModule } from './settlement/settlement-pages.module.js';

/** The list of rooms. */
@Module({
  imports: [PlatformModule.with(entities), PagesModule, IdentityModule, IdentityPagesModule, PartnersModule, CatalogModule, AssortmentsModule, PricesModule, StockModule, CreditModule, ImportsModule, OrdersModule, OrderPagesModule, OrderingModule, ListsModule, QuotesModule, StandingModule, SettlementModule, SettlementPagesModule, CollectionPagesModule, NotificationsModule, HomeModule],
  controllers: [OpenApiController],
})
export class AppModule {}
