import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AddByCode } from './cart/add-by-code.js';
import { CartPage } from './cart/cart-page.js';
import { CartPortalController } from './cart/cart.portal.controller.js';
import { ChangeCart } from './cart/change-cart.js';
import { CheckOut } from './cart/check-out.js';
import { AddPicked } from './again/add-picked.js';
import { AgainPortalController } from './again/again.portal.controller.js';
import { OrderAgain } from './again/order-again.js';
import { CatalogPage } from './catalog/catalog-page.js';
import { CatalogPortalController } from './catalog/catalog.portal.controller.js';
import { CategoryRail } from './catalog/category-rail.js';
import { AddList } from './quick-order/add-list.js';
import { QuickOrderPortalController } from './quick-order/quick-order.portal.controller.js';

@Module({
  imports: [ApprovalsModule],
  controllers: [CatalogPortalController, CartPortalController, AgainPortalController, QuickOrderPortalController],
  providers: [CatalogPage, CategoryRail, CartPage, ChangeCart, AddByCode, CheckOut, AddPicked, OrderAgain, AddList],
  exports: [AddPicked],
})
export class OrderingModule {}
