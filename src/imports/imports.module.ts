import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.js';
import { CancelImport } from './cancel-import.js';
import { CheckImport } from './check-import.js';
import { ExecuteImport } from './execute-import.js';
import { ImportPartners } from './import-partners.js';
import { ImportPrices } from './import-prices.js';
import { ImportProducts } from './import-products.js';
import { ImportStock } from './import-stock.js';
import { Importers } from './importers.js';
import { ImportsAdminController } from './imports.admin.controller.js';
import { ImportsApiController } from './imports.api.controller.js';
import { RunImport } from './run-import.js';
import { WorkImport } from './work-import.js';

@Module({
  imports: [CreditModule],
  controllers: [ImportsAdminController, ImportsApiController],
  providers: [ImportProducts, ImportPartners, ImportPrices, ImportStock, Importers, CheckImport, ExecuteImport, CancelImport, RunImport, WorkImport],
  exports: [RunImport, WorkImport],
})
export class ImportsModule {}
