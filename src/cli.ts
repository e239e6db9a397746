import 'reflect-metadata';
import { Config } from './platform/config/config.js';
import { migrate } from './cli/migrate.js';

const [command = '', ...rest] = process.argv.slice(2);
const commands: Record<string, (config: Config, rest: string[]) => Promise<number>> = { migrate };

const run = commands[command];
if (!run) {
  console.error(`usage: cli ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(new Config(process.env), rest);
}
