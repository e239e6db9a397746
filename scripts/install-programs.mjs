import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { run, runOrStop } from './commands.mjs';
import { atEnd } from './ending.mjs';
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
  const apt = (...args) => runOrStop(`apt-get ${args[0]}`, 'apt-get', [...args, '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'], { env });
  await apt('update');
  await withoutServices(async () => {
    // Mends what an earlier installation, stopped in the middle, has left half done.
    await runOrStop('dpkg --configure', 'dpkg', ['--configure', '-a'], { env });
    await apt('install', '--yes', '--no-install-recommends', ...packages);
  });
  if (packages.includes('redis-server')) await run('systemctl', ['disable', 'redis-server']);
}

const env = { DEBIAN_FRONTEND: 'noninteractive' };
const policy = '/usr/sbin/policy-rc.d';
const ours = '#!/bin/sh\n# Written by the set-up of Qudao while it installs, and then removed.\nexit 101\n';

// Debian starts a service as soon as it is installed, unless this file says no: ours run privately.
async function withoutServices(install) {
  if (existsSync(policy) && readFileSync(policy, 'utf8') !== ours) return install();
  const remove = async () => rmSync(policy, { force: true });
  writeFileSync(policy, ours, { mode: 0o755 });
  atEnd(remove);
  await install();
  await remove();
}
