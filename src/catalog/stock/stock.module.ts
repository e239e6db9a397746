import { Module } from '@nestjs/common';
import { BookMovement } from './book-movement.js';
import { CountStock } from './count-stock.js';
import { KeepWarehouse } from './keep-warehouse.js';
import { StockSheetController } from '../sheets/stock-sheet.admin.controller.js';
import { StockAdminController } from './stock.admin.controller.js';
import { WarehousesAdminController } from './warehouses.admin.controller.js';

const useCases = [CountStock, BookMovement, KeepWarehouse];

@Module({ controllers: [StockSheetController, StockAdminController, WarehousesAdminController], providers: useCases, exports: useCases })
export class StockModule {}
