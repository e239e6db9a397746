import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders.module.js';
import { AddByCode } from './cart/add-by-code.js';
import { CartPage } from './cart/cart-page.js';
import { CartPortalController } from './cart/cart.portal.controller.js';
import { ChangeCart } from './cart/change-cart.js';
import { CheckOut } from './cart/check-out.js';
import { OrderAgain } from './cart/order-again.js';
import { CatalogPage } from './catalog/catalog-page.js';
import { CatalogPortalController } from './catalog/catalog.portal.controller.js';
import { CategoryRail } from './catalog/category-rail.js';
import { AddList } from './quick-order/add-list.js';
import { QuickOrderPortalController } from './quick-order/quick-order.portal.controller.js';

@Module({
  imports: [OrdersModule],
  controllers: [CatalogPortalController, CartPortalController, QuickOrderPortalController],
  providers: [CatalogPage, CategoryRail, CartPage, ChangeCart, AddByCode, CheckOut, OrderAgain, AddList],
})
export class OrderingModule {}
