import { Module } from '@nestjs/common';
import { PicturesController } from './products/pictures.controller.js';

@Module({ controllers: [PicturesController] })
export class CatalogModule {}
