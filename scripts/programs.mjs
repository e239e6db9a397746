import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './commands.mjs';
import { Stop } from './say.mjs';

const places = () => [
  ...process.env.PATH.split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/opt/homebrew/bin', '/opt/homebrew/opt/mariadb/bin', '/usr/local/bin',
  '/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS',
];

const isRunnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const find = (...names) => names.flatMap((name) => places().map((place) => join(place, name))).find(isRunnable);

const chromium = () => process.env.CHROMIUM_PATH ?? find('chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'Google Chrome', 'Chromium');

const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts'), join(homedir(), '.fonts')];
const hasChineseFont = () => process.platform === 'darwin' || fontFolders.some((folder) =>
  existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => /CJK|SourceHan|Noto\w+SC|wqy|DroidSansFallback/i.test(file)));

/** What each need is met by: programs by name, or undefined while something is missing. */
const lookups = {
  mariadb: () => all({ mariadbd: find('mariadbd'), 'mariadb-install-db': find('mariadb-install-db'), my_print_defaults: find('my_print_defaults') }),
  redis: () => all({ 'redis-server': find('redis-server', 'valkey-server') }),
  chromium: () => all({ chromium: chromium() }),
  font: () => (hasChineseFont() ? {} : undefined),
};

const all = (found) => (Object.values(found).every(Boolean) ? found : undefined);

export const missing = (needs) => needs.filter((need) => !lookups[need]());

/** The paths of the programs for these needs, all of them present and new enough. */
export async function programsFor(needs) {
  const found = Object.assign({}, ...needs.map((need) => lookups[need]()));
  await needVersion('MariaDB', found.mariadbd, [10, 11]);
  await needVersion('Redis', found['redis-server'], [6, 2]);
  return found;
}

async function needVersion(name, program, [major, minor]) {
  if (!program) return;
  const { output } = await run(program, ['--version']);
  const [, foundMajor, foundMinor] = /(\d+)\.(\d+)\.\d+/.exec(output)?.map(Number) ?? [];
  if (foundMajor > major || (foundMajor === major && foundMinor >= minor)) return;
  throw new Stop(`${name} ${major}.${minor} or newer is needed, ${program} says: ${output.trim()}\nInstall a newer one, start Docker, or set DATABASE_URL and REDIS_URL.`);
}
