import type { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/http/errors.js';
import { eventsOf, quoteLinesOf, roundsOf } from './quote-page.queries.js';
import { type Look, type QuotePage, quoteView } from './quote-views.js';
import type { QuoteHead } from './quotes.queries.js';

/** Reads the rest of a quote and puts it in words. Throws NotFound. */
export async function quotePage(database: Database, head: QuoteHead | undefined, look: Look): Promise<QuotePage> {
  if (!head) throw new NotFound();
  const [rounds, lines, events] = await Promise.all([roundsOf(database, head.id), quoteLinesOf(database, head.id), eventsOf(database, head)]);
  return quoteView(head, { rounds, lines, events }, look);
}
