import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrStop } from '../commands.mjs';
import { answers, host } from '../ports.mjs';
import { folder as made } from '../paths.mjs';
import { step } from '../say.mjs';

const isRoot = process.getuid?.() === 0;

/** A private MariaDB under `folder`; answers the service to keep and the address of its database. */
export async function mariadbIn({ folder, programs, port, password, durable, log }) {
  const data = join(folder, 'mariadb');
  // servers that share a folder for temporary files take each other's away when they begin
  const env = { TMPDIR: made(folder, 'mariadb-tmp') };
  if (!existsSync(data)) await create(data, programs, env);
  return {
    service: {
      name: 'mariadb', command: programs.mariadbd, env, args: options({ data, port, durable, first: firstStatements(folder, password) }), log, stopsIn: 60_000,
      isReady: () => answers({ port, expected: 'MariaDB' }),
    },
    url: `mysql://qudao:${password}@${host}:${port}/qudao?socketPath=${encodeURIComponent(socketFor(data))}`,
  };
}

// Made beside its place and then moved, so that a half-made one is never taken for whole.
async function create(data, programs, env) {
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  await step('Making the database', () => runOrStop('Making the database', programs['mariadb-install-db'],
    ['--no-defaults', '--skip-test-db', `--datadir=${half}`, ...(isRoot ? ['--user=root'] : [])], { env }));
  renameSync(half, data);
}

function firstStatements(folder, password) {
  const file = join(folder, 'mariadb-first.sql');
  writeFileSync(file, [
    'CREATE DATABASE IF NOT EXISTS qudao CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
    `CREATE OR REPLACE USER qudao@'%' IDENTIFIED BY '${password}';`,
    "GRANT ALL PRIVILEGES ON *.* TO qudao@'%';",
  ].join('\n'), { mode: 0o600 });
  return file;
}

const options = ({ data, port, durable, first }) => [
  '--no-defaults',
  ...(isRoot ? ['--user=root'] : []),
  `--datadir=${data}`,
  `--bind-address=${host}`,
  `--port=${port}`,
  `--socket=${socketFor(data)}`,
  `--pid-file=${join(data, 'mariadb.pid')}`,
  `--init-file=${first}`,
  '--skip-name-resolve',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--transaction-isolation=READ-COMMITTED',
  '--max-connections=300',
  '--max-allowed-packet=64M',
  '--innodb-buffer-pool-size=256M',
  `--innodb-flush-log-at-trx-commit=${durable ? 1 : 2}`,
];

// A socket's path may have 107 characters at most, which a checkout's own path may exceed.
const socketFor = (data) => join(tmpdir(), `qudao-${createHash('sha256').update(data).digest('hex').slice(0, 12)}.sock`);
