import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { usePlatform } from './platform/http/middleware.js';
import { NestLogger } from './platform/logging/nest-logger.js';

/** The web application, ready to listen. */
export async function createWeb(): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { bodyParser: false, logger: new NestLogger(), abortOnError: false });
  usePlatform(app);
  app.enableShutdownHooks();
  return app;
}
