import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes an empty, migrated database for each jest worker. */
export default async function prepareDatabases({ maxWorkers }) {
  await Promise.all(Array.from({ length: maxWorkers }, (_, index) => prepare(index + 1)));
}

// in processes of their own: packages here are the specs' (transformer.mjs)
async function prepare(worker) {
  const url = new URL(process.env.DATABASE_URL ?? 'mysql://root@127.0.0.1:3306/');
  url.pathname = `/${process.env.TEST_DATABASE ?? 'qudao_test'}_${worker}`;
  const env = { ...process.env, DATABASE_URL: url.href };
  await run(process.execPath, ['test/support/jest/empty-database.mjs'], { env });
  await run(process.execPath, ['dist/cli.js', 'migrate'], { env });
}
