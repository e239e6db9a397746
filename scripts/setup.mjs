import { needSpace } from './files.mjs';
import { main } from './ending.mjs';
import { needPrograms } from './install-programs.mjs';
import { major } from './node26.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { folder, inRoot } from './paths.mjs';
import { refuseSecond, runningIn } from './run-record.mjs';
import { privateServices } from './services/services.mjs';
import { dockerRuns } from './services/docker.mjs';
import { Stop } from './say.mjs';

const [purpose] = process.argv.slice(2);

function needTools() {
  const [, npm] = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];
  if (major() < 20) throw new Stop(`Node.js 20 or newer is needed to begin, this is ${process.versions.node}: https://nodejs.org`);
  if (npm && major(npm) < 9) throw new Stop(`npm 9 or newer is needed, this is ${npm}: npm install --global npm`);
}

async function packages() {
  if (packagesAreCurrent()) return;
  const running = runningIn(inRoot('.data')) ?? runningIn(inRoot('.data/test'));
  if (running) throw new Stop(`The packages have changed, but process ${running.pid} still runs on the old ones. Stop it first.`);
  await installPackages();
}

async function programs() {
  const services = (await dockerRuns()) ? [] : privateServices();
  await needPrograms(purpose === 'test' ? [...services, 'chromium', 'font'] : services);
}

main(async () => {
  needTools();
  const data = folder(inRoot(purpose === 'test' ? '.data/test' : '.data'));
  refuseSecond(data);
  needSpace(data);
  const done = await Promise.allSettled([packages(), programs()]);
  const failed = done.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
});
