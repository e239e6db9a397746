import 'reflect-metadata';
import { Config } from './platform/config/config.js';

const [command = '', ...rest] = process.argv.slice(2);
type Command = (config: Config, rest: string[]) => Promise<number>;

// each command brings in only what it needs
const commands: Record<string, () => Promise<Command>> = {
  migrate: async () => (await import('./cli/migrate.js')).migrate,
  seed: async () => (await import('./cli/seed.js')).seed,
  logins: async () => (await import('./cli/logins.js')).logins,
  token: async () => (await import('./cli/token.js')).token,
  user: async () => (await import('./cli/user.js')).user,
  search: async () => (await import('./cli/search.js')).search,
  books: async () => (await import('./cli/books.js')).books,
};

const load = commands[command];
if (!load) {
  console.error(`usage: cli ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await (await load())(new Config(process.env), rest);
}
