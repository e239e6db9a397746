import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { AppModule } from './app.module.js';
import { usePlatform } from './platform/http/middleware.js';
import { NestLogger } from './platform/logging/nest-logger.js';

/** The web application, ready to listen. */
export async function createWeb(): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, new ExpressAdapter(exactly()), { bodyParser: false, logger: new NestLogger(), abortOnError: false });
  usePlatform(app);
  app.enableShutdownHooks();
  return app;
}

// who may enter is decided by the address as it is written: /API is no other name of /api
function exactly(): express.Express {
  return express().enable('case sensitive routing');
}
