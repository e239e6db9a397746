import type { DataSource } from 'typeorm';
import { type Entities, openSource } from '../../src/platform/database/data-source.js';
import './app.js';

/** An empty database beside the test's own, for what changes the schema. */
export async function scratchDatabase(entities: Entities): Promise<{ source: DataSource; drop: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const name = `${url.pathname.slice(1)}_scratch`;
  const house = await openSource(url.href, []);
  await house.query(`DROP DATABASE IF EXISTS ${name}`);
  await house.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  url.pathname = `/${name}`;
  const source = await openSource(url.href, entities);
  return {
    source,
    async drop() {
      await source.destroy();
      await house.query(`DROP DATABASE ${name}`);
      await house.destroy();
    },
  };
}
