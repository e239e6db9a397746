import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders.module.js';
import { KeepStanding } from './keep-standing.js';
import { MoveStanding } from './move-standing.js';
import { StandingPortalController } from './standing.portal.controller.js';

@Module({ imports: [OrdersModule], controllers: [StandingPortalController], providers: [KeepStanding, MoveStanding] })
export class StandingModule {}
