import type { Database } from '../../platform/database/database.js';
import { keepTermsAfter } from './keep-terms.js';

/** Writes the terms of products that came without (from before the search, or by SQL), or of all; a thousand a transaction, so that it can be stopped and begun again. */
export async function fillTerms(database: Database, which: 'all' | 'missing'): Promise<void> {
  for (let last: string | undefined = '0'; last !== undefined;) {
    const after: string = last;
    last = await database.inTransaction((tx) => keepTermsAfter(tx, after, which));
  }
}
