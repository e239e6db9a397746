import { Global, Module } from '@nestjs/common';
import { PageFrame } from '../platform/http/page-frame.js';
import { HomeFrame } from './home.frame.js';

@Global()
@Module({
  providers: [{ provide: PageFrame, useClass: HomeFrame }],
  exports: [PageFrame],
})
export class HomeModule {}
