import 'reflect-metadata';
import { Config } from './platform/config/config.js';
import { logger } from './platform/logging/logger.js';
import { createWeb } from './web.js';
import { createWorker } from './worker.js';

const { role, port } = new Config(process.env);

if (role !== 'web') {
  await createWorker();
  logger.info('worker runs');
}
if (role !== 'worker') {
  const web = await createWeb();
  await web.listen(port);
  logger.info({ port }, 'web listens');
}
