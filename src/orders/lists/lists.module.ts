import { Module } from '@nestjs/common';
import { OrderingModule } from '../ordering/ordering.module.js';
import { KeepList } from './keep-list.js';
import { ListsPortalController } from './lists.portal.controller.js';
import { OrderFromList } from './order-from-list.js';
import { TemplatesAdminController } from './templates.admin.controller.js';

@Module({ imports: [OrderingModule], controllers: [ListsPortalController, TemplatesAdminController], providers: [KeepList, OrderFromList] })
export class ListsModule {}
