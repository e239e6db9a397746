import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { run, runOrStop } from './commands.mjs';
import { missing } from './programs.mjs';
import { say, step, Stop } from './say.mjs';

const systems = [
  { is: /darwin/, install: 'brew install', packages: { mariadb: 'mariadb', redis: 'redis', chromium: '--cask google-chrome' } },
  { is: /debian|ubuntu/, install: 'sudo apt-get install', packages: { mariadb: 'mariadb-server-core mariadb-client-core', redis: 'redis-server', chromium: 'chromium', font: 'fonts-noto-cjk' } },
  { is: /fedora|rhel|centos/, install: 'sudo dnf install', packages: { mariadb: 'mariadb-server', redis: 'valkey', chromium: 'chromium', font: 'google-noto-sans-cjk-fonts' } },
  { is: /arch/, install: 'sudo pacman -S', packages: { mariadb: 'mariadb', redis: 'valkey', chromium: 'chromium', font: 'noto-fonts-cjk' } },
  { is: /suse/, install: 'sudo zypper install', packages: { mariadb: 'mariadb', redis: 'redis', chromium: 'chromium', font: 'noto-sans-cjk-fonts' } },
];
const names = { mariadb: 'MariaDB 10.11 or newer', redis: 'Redis 6.2 or newer', chromium: 'Chromium or Chrome (or set CHROMIUM_PATH)', font: 'a Chinese font' };

/** Sees to it that the programs for these needs are there: installs them where that can be done unasked, or says how to. */
export async function needPrograms(needs) {
  const absent = missing(needs);
  if (absent.length === 0) return;
  const system = systems.find(({ is }) => is.test(systemId()));
  if (!system?.install.includes('apt-get') || process.getuid() !== 0) throw new Stop(advice(absent, system));
  const packages = absent.flatMap((need) => system.packages[need].split(' '));
  await step(`Installing ${packages.join(', ')}`, () => aptInstall(packages));
  const still = missing(absent);
  if (still.length > 0) throw new Stop(advice(still));
  say('Programs are installed');
}

function systemId() {
  if (process.platform !== 'linux') return process.platform;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map(([, value]) => value).join(' ');
}

export function advice(absent, system) {
  const wanted = absent.map((need) => `  - ${names[need]}`);
  const packages = absent.map((need) => system?.packages[need]).filter(Boolean);
  const how = packages.length > 0 ? ['', `On this system: ${system.install} ${packages.join(' ')}`] : [];
  const services = absent.some((need) => ['mariadb', 'redis'].includes(need))
    ? ['', 'Instead of MariaDB and Redis here, a running Docker engine will do, or DATABASE_URL and REDIS_URL of running ones.'] : [];
  return ['This is not installed and is needed:', ...wanted, ...how, ...services].join('\n');
}

async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'];
  await runOrStop('apt-get update', 'apt-get', ['update', ...patience], { env });
  await withoutServices(() => runOrStop('apt-get install', 'apt-get', ['install', '--yes', '--no-install-recommends', ...patience, ...packages], { env }));
  if (packages.includes('redis-server')) await run('systemctl', ['disable', 'redis-server']);
}

// Debian starts a service as soon as it is installed, unless this file says no: ours run privately.
async function withoutServices(install) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return install();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(policy);
  }
}
