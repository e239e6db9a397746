import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillTerms } from '../catalog/search/fill-terms.js';
import type { Config } from '../platform/config/config.js';
import { openSource } from '../platform/database/data-source.js';
import { Database } from '../platform/database/database.js';

const folder = fileURLToPath(new URL('../migrations/', import.meta.url));

/** Brings the schema up to date. Exit code 3 when the database is newer than this program. */
export async function migrate({ databaseUrl }: Config): Promise<number> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => folder + file);
  const source = await openSource(databaseUrl, [], files);
  try {
    if (await isNewer(() => source.query('SELECT name FROM migrations'), new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name)))) {
      console.error('The database has a newer schema than this version of Qudao: start the newer version, or restore a backup.');
      return 3;
    }
    const done = await source.runMigrations();
    await fillTerms(new Database(source), 'missing');
    console.log(done.length === 0 ? 'schema is up to date' : `${done.length} migrations applied`);
    return 0;
  } finally {
    await source.destroy();
  }
}

async function isNewer(applied: () => Promise<{ name: string }[]>, known: Set<string>): Promise<boolean> {
  const names = await applied().catch((error: { errno?: number }) => {
    if (error.errno === 1146) return [];
    throw error;
  });
  return names.some(({ name }) => !known.has(name));
}
