import { Module } from '@nestjs/common';
import { entities } from './entities.js';
import { HomeModule } from './home/home.module.js';
import { PagesModule, PlatformModule } from './platform/platform.module.js';

/** The list of rooms. */
@Module({
  imports: [PlatformModule.with(entities), PagesModule, HomeModule],
})
export class AppModule {}
