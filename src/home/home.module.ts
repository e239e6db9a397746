import { Global, Module } from '@nestjs/common';
import { PageFrame } from '../platform/http/page-frame.js';
import { DashboardFigures } from './dashboard/dashboard-figures.js';
import { DashboardController } from './dashboard/dashboard.admin.controller.js';
import { HomeFrame } from './home.frame.js';
import { HomePortalController } from './portal/home.portal.controller.js';

@Global()
@Module({
  controllers: [HomePortalController, DashboardController],
  providers: [DashboardFigures, { provide: PageFrame, useClass: HomeFrame }],
  exports: [PageFrame],
})
export class HomeModule {}
