import { Module } from '@nestjs/common';
import { AddPrice } from './add-price.js';
import { ChangePrice } from './change-price.js';
import { KeepPriceList } from './keep-price-list.js';
import { PriceListsAdminController } from './price-lists.admin.controller.js';
import { PriceTrialController } from './trial/price-trial.admin.controller.js';
import { PriceSheetController } from '../sheets/price-sheet.admin.controller.js';
import { PricesAdminController } from './prices.admin.controller.js';

const useCases = [KeepPriceList, AddPrice, ChangePrice];

// the trial's address is one of the lists' own, so it comes first
@Module({ controllers: [PriceTrialController, PriceListsAdminController, PriceSheetController, PricesAdminController], providers: useCases, exports: useCases })
export class PricesModule {}
