import { execFileSync } from 'node:child_process';
import { createConnection } from 'mysql2/promise';

/** Makes an empty, migrated database for each jest worker. */
export default async function prepareDatabases({ maxWorkers }) {
  const base = process.env.DATABASE_URL ?? 'mysql://root@127.0.0.1:3306/';
  for (let worker = 1; worker <= maxWorkers; worker++) {
    const url = new URL(base);
    url.pathname = `/${process.env.TEST_DATABASE ?? 'qudao_test'}_${worker}`;
    await recreate(base, url.pathname.slice(1));
    execFileSync(process.execPath, ['dist/cli.js', 'migrate'], { env: { ...process.env, DATABASE_URL: url.href }, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

async function recreate(base, name) {
  const { hostname, port, username, password } = new URL(base);
  const connection = await createConnection({ host: hostname, port: Number(port), user: username, password });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
}
