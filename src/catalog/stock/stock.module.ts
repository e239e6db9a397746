import { Module } from '@nestjs/common';
import { BookMovement } from './book-movement.js';
import { CountStock } from './count-stock.js';
import { KeepWarehouse } from './keep-warehouse.js';
import { KeepAllocation } from '../supplies/keep-allocation.js';
import { KeepSupply } from '../supplies/keep-supply.js';
import { ReceiveSupply } from '../supplies/receive-supply.js';
import { SuppliesAdminController } from '../supplies/supplies.admin.controller.js';
import { StockSheetController } from '../sheets/stock-sheet.admin.controller.js';
import { StockAdminController } from './stock.admin.controller.js';
import { WarehousesAdminController } from './warehouses.admin.controller.js';

const useCases = [CountStock, BookMovement, KeepWarehouse, KeepSupply, ReceiveSupply, KeepAllocation];

@Module({ controllers: [StockSheetController, StockAdminController, SuppliesAdminController, WarehousesAdminController], providers: useCases, exports: useCases })
export class StockModule {}
