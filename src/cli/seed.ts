import { NestFactory } from '@nestjs/core';
import { DemoModule } from '../demo/demo.module.js';
import { SeedDemo } from '../demo/seed-demo.js';
import { dayIn } from '../platform/clock/days.js';
import type { Config } from '../platform/config/config.js';
import { NestLogger } from '../platform/logging/nest-logger.js';

/** Founds the demo company once; production refuses. */
export async function seed({ production, timeZone }: Config): Promise<number> {
  if (production) {
    console.error('The demo company is not for production.');
    return 1;
  }
  const app = await NestFactory.createApplicationContext(DemoModule, { logger: new NestLogger(), abortOnError: false });
  try {
    const founded = await app.get(SeedDemo).run(dayIn(timeZone, new Date()), (line) => console.log(line));
    if (!founded) console.log('the demo company is there');
    return 0;
  } finally {
    await app.close();
  }
}
