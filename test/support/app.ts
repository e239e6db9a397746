import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Database } from '../../src/platform/database/database.js';

const number = Number(process.env.JEST_WORKER_ID ?? 1);
const databaseUrl = new URL(process.env.DATABASE_URL ?? 'mysql://root@127.0.0.1:3306/');
databaseUrl.pathname = `/${process.env.TEST_DATABASE ?? 'qudao_test'}_${number}`;
const redisUrl = new URL(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379');
redisUrl.pathname = `/${Number(process.env.TEST_REDIS ?? 0) + number}`;
const files = mkdtempSync(join(tmpdir(), 'qudao-test-'));

Object.assign(process.env, {
  DATABASE_URL: databaseUrl.href, REDIS_URL: redisUrl.href, DATA_DIR: join(files, 'files'), MAIL_SINK_DIR: join(files, 'mail'),
});

export type TestApp = {
  web: NestExpressApplication;
  worker?: INestApplicationContext;
  database: Database;
  url: string;
  stop: () => Promise<void>;
};

/** The real web application (and worker, when asked) on a clean database of its own. */
export async function startApp({ withWorker = false, clean = true } = {}): Promise<TestApp> {
  const { createWeb } = await import('../../src/web.js');
  const web = await createWeb();
  await web.listen(0, '127.0.0.1');
  const database = web.get(Database);
  if (clean) await emptyDatabase(database);
  const worker = withWorker ? await startWorker(clean) : undefined;
  return {
    web, worker, database, url: `http://127.0.0.1:${(web.getHttpServer().address() as { port: number }).port}`,
    async stop() {
      await worker?.close();
      await web.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

export async function startWorker(clean = true): Promise<INestApplicationContext> {
  if (clean) await emptyRedis();
  const { createWorker } = await import('../../src/worker.js');
  return createWorker();
}

/** Waits until `ready` gives something; for what the worker does behind the page. */
export async function eventually<T>(ready: () => Promise<T | undefined | false | null>, milliseconds = 10_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await ready();
    if (found) return found;
    if (Date.now() > end) throw new Error(`still waiting after ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function emptyRedis(): Promise<void> {
  const redis = new Redis(redisUrl.href);
  await redis.flushdb();
  await redis.quit();
}

// TRUNCATE passes the append-only triggers; tables without rows are left alone
async function emptyDatabase(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'");
  await database.source.transaction(async (tx) => {
    await tx.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const { name } of tables) {
      const [row] = await tx.query<unknown[]>(`SELECT 1 FROM \`${name}\` LIMIT 1`);
      if (row) await tx.query(`TRUNCATE TABLE \`${name}\``);
    }
    await tx.query('SET FOREIGN_KEY_CHECKS = 1');
  });
}
