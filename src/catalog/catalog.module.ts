import { Module } from '@nestjs/common';
import { PicturesController } from './pictures/pictures.controller.js';

@Module({ controllers: [PicturesController] })
export class CatalogModule {}
