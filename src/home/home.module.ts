import { Global, Module } from '@nestjs/common';
import { PageFrame } from '../platform/http/page-frame.js';
import { DashboardFigures } from './dashboard/dashboard-figures.js';
import { DashboardController } from './dashboard/dashboard.admin.controller.js';
import { HomeFrame } from './home.frame.js';
import { JumpAdminController } from './jump/jump.admin.controller.js';
import { JumpPortalController } from './jump/jump.portal.controller.js';
import { HomePortalController } from './portal/home.portal.controller.js';

@Global()
@Module({
  controllers: [HomePortalController, DashboardController, JumpPortalController, JumpAdminController],
  providers: [DashboardFigures, { provide: PageFrame, useClass: HomeFrame }],
  exports: [PageFrame],
})
export class HomeModule {}
