import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { openSource } from '../platform/database/data-source.js';
import { CheckBooks } from '../settlement/ledger/check-books.js';

/** `books check`: adds the books up again. Exit code 1 when something differs. */
export async function books({ databaseUrl }: Config, [command]: string[]): Promise<number> {
  if (command !== 'check') {
    console.error('usage: cli books check');
    return 2;
  }
  const source = await openSource(databaseUrl, []);
  try {
    const differences = await new CheckBooks(new Database(source)).run();
    for (const { rule, subject, expected, found } of differences) console.log(`${rule}: ${subject} should be ${expected}, is ${found}`);
    console.log(differences.length === 0 ? 'the books balance' : `${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await source.destroy();
  }
}
