import { Module } from '@nestjs/common';
import { AgeingAdminController } from '../ageing/ageing.admin.controller.js';
import { DunningAdminController } from '../dunning/dunning.admin.controller.js';
import { LettersPortalController } from '../dunning/letters.portal.controller.js';
import { PromisesPortalController } from '../promises/promises.portal.controller.js';
import { SettlementModule } from '../settlement.module.js';
import { CollectionPage } from './collection-page.js';
import { CollectionAdminController } from './collection.admin.controller.js';

/** The pages of ageing, collection and dunning on both sides; only the web needs them. */
@Module({
  imports: [SettlementModule],
  controllers: [AgeingAdminController, CollectionAdminController, DunningAdminController, PromisesPortalController, LettersPortalController],
  providers: [CollectionPage],
})
export class CollectionPagesModule {}
