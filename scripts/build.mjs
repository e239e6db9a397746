import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { inRoot } from './paths.mjs';
import { Stop } from './say.mjs';

const stamp = inRoot('dist/.build.json');
const hash = (content) => createHash('sha256').update(content).digest('hex');

const filesIn = (folder) => (existsSync(inRoot(folder)) ? readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }) : [])
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(inRoot().length));

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.spec.ts');
const target = (file) => inRoot('dist', file.replace(/^src[\\/]/, '').replace(/\.ts$/, '.js'));

/** src/ and migrations/ to dist/, file by file, and the assets: only what has changed since the last time. */
export async function build() {
  const before = readJson(stamp) ?? {};
  const compiler = hash(['.swcrc', 'package-lock.json', 'scripts/build.mjs'].map((file) => readFileSync(inRoot(file))).join());
  const sources = hashes([...filesIn('src'), ...filesIn('migrations')].filter(isSource));
  await compileChanged(sources, before.compiler === compiler ? before.sources : {});
  for (const file of Object.keys(before.sources ?? {}).filter((file) => !(file in sources))) rmSync(target(file), { force: true });
  const assets = hash(JSON.stringify([compiler, sources, hashes([...filesIn('public'), ...filesIn('views'), 'scripts/assets.mjs'])]));
  if (assets !== before.assets) buildAssets();
  writeJson(stamp, { compiler, sources, assets });
}

const hashes = (files) => Object.fromEntries(files.sort().map((file) => [file, hash(readFileSync(inRoot(file)))]));

async function compileChanged(sources, before) {
  const changed = Object.keys(sources).filter((file) => sources[file] !== before[file] || !existsSync(target(file)));
  if (changed.length === 0) return;
  const { transformFile } = await import('@swc/core');
  await Promise.all(changed.map(async (file) => {
    const { code } = await transformFile(inRoot(file), { cwd: inRoot(), sourceFileName: inRoot(file) }).catch((error) => { throw new Stop(`${file} does not compile:\n${error.message}`); });
    mkdirSync(dirname(target(file)), { recursive: true });
    writeFileSync(target(file), code);
  }));
}

function buildAssets() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/assets.mjs'], { cwd: inRoot(), encoding: 'utf8' });
  if (status !== 0) throw new Stop(`The assets could not be built:\n${stdout}${stderr}`);
}

if (import.meta.main) await build();
