import { Module } from '@nestjs/common';
import { AssortmentPages } from './assortment-pages.js';
import { AssortmentsAdminController } from './assortments.admin.controller.js';
import { KeepAssortment } from './keep-assortment.js';

@Module({ controllers: [AssortmentsAdminController], providers: [AssortmentPages, KeepAssortment], exports: [KeepAssortment] })
export class AssortmentsModule {}
