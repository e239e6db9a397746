import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { run } from './commands.mjs';
import { main } from './ending.mjs';
import { needSpace, readJson } from './files.mjs';
import { node26, onNode26 } from './node26.mjs';
import { folder, inRoot } from './paths.mjs';
import { programsFor } from './programs.mjs';
import { claim } from './run-record.mjs';
import { say, step } from './say.mjs';
import { openServices } from './services/services.mjs';

const data = folder(inRoot('.data/test'));
const chosen = process.argv.slice(2);
const checks = {
  lint: ['oxlint', '--deny-warnings'],
  types: ['tsc', '--noEmit'],
  rules: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
};
// two share their workers: while one waits for its browser, or for a house that starts, another works
const suites = [['unit', 'scripts'], ['integration', 'browser']];
const toExit = 15_000;
const total = { passed: 0, failed: 0, skipped: 0 };

async function check(name) {
  const [tool, ...args] = checks[name];
  const { code, output } = await step(name, () => run(node26(), [inRoot('node_modules/.bin', tool), ...args]));
  total[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) process.stdout.write(`\n${output}\n\n`);
  say(`${name}: ${code === 0 ? 'passed' : 'failed'}`);
}

async function jest(name, args, env) {
  const results = join(data, 'jest.json');
  rmSync(results, { force: true });
  say(name);
  const isStuck = () => existsSync(results) && Date.now() - statSync(results).mtimeMs > toExit;
  const options = ['--passWithNoTests', '--json', `--outputFile=${results}`, ...(process.env.CI ? ['--ci'] : [])];
  const { code } = await run(node26(), ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', inRoot('node_modules/jest/bin/jest.js'), ...options, ...args], { env, show: true, isStuck });
  if (isStuck()) say(`${name}: a test left something open (a server, a browser, a connection), so the run did not end by itself; counted as failed`);
  count(readJson(results), code);
}

// A file that could not be run at all, and a runner that fell over or did not end by itself, count as one failed test each.
function count(results, code) {
  const failed = results ? results.numFailedTests + results.numRuntimeErrorTestSuites : 0;
  const hasFallenOver = code !== 0 && (failed === 0 || typeof code === 'string');
  total.passed += results?.numPassedTests ?? 0;
  total.skipped += results ? results.numPendingTests + results.numTodoTests : 0;
  total.failed += failed + (hasFallenOver ? 1 : 0);
}

async function openAll() {
  const recorded = await claim(data, {});
  for (const old of ['mariadb', 'redis']) rmSync(join(data, old), { recursive: true, force: true });
  const services = await openServices({ folder: data, run: recorded, durable: false });
  return { ...services, NODE_ENV: 'test', CHROMIUM_PATH: (await programsFor(['chromium'])).chromium };
}

await onNode26(import.meta.url);
await main(async () => {
  needSpace(data);
  const env = await openAll();
  await step('Building', build);
  if (chosen.length > 0) {
    await jest('chosen tests', chosen, env);
  } else {
    await Promise.all(Object.keys(checks).map(check));
    for (const projects of suites) await jest(projects.join(' and '), ['--selectProjects', ...projects], env);
  }
  return closing();
});

function closing() {
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
