import { Module } from '@nestjs/common';
import { CategoriesAdminController } from './categories/categories.admin.controller.js';
import { KeepCategory } from './categories/keep-category.js';
import { AddPictures } from './pictures/add-pictures.js';
import { ArrangePictures } from './pictures/arrange-pictures.js';
import { PicturesAdminController } from './pictures/pictures.admin.controller.js';
import { PicturesController } from './pictures/pictures.controller.js';
import { BeginUpload } from './pictures/uploads/begin-upload.js';
import { UploadsAdminController } from './pictures/uploads/uploads.admin.controller.js';
import { ChangeProduct } from './products/change-product.js';
import { CreateProduct } from './products/create-product.js';
import { ProductsAdminController } from './products/products.admin.controller.js';
import { ProductSheetController } from './sheets/product-sheet.admin.controller.js';
import { ChangeFamily } from './variants/change-family.js';
import { FamiliesAdminController } from './variants/families.admin.controller.js';
import { GroupVariants } from './variants/group-variants.js';

const useCases = [BeginUpload, CreateProduct, ChangeProduct, AddPictures, ArrangePictures, GroupVariants, ChangeFamily, KeepCategory];

@Module({
  // the uploads before the products, whose addresses would take `pictures` for a SKU
  controllers: [UploadsAdminController, ProductSheetController, ProductsAdminController, PicturesAdminController, FamiliesAdminController, CategoriesAdminController, PicturesController],
  providers: useCases, exports: useCases,
})
export class CatalogModule {}
