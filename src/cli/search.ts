import { fillTerms } from '../catalog/search/fill-terms.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { openSource } from '../platform/database/data-source.js';

/** `search rebuild`: writes anew what products are found by; for products that were changed by SQL. */
export async function search({ databaseUrl }: Config, [command]: string[]): Promise<number> {
  if (command !== 'rebuild') {
    console.error('usage: cli search rebuild');
    return 2;
  }
  const source = await openSource(databaseUrl, []);
  try {
    await fillTerms(new Database(source), 'all');
    console.log('the search is rebuilt');
    return 0;
  } finally {
    await source.destroy();
  }
}
