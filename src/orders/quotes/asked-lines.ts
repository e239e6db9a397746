import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { mayOrder, partnerById, type PartnerTerms } from '../../partners/partners.queries.js';
import { Invalid, NotFound } from '../../platform/http/errors.js';
import { type QuotedLine, quotedLines, type Wish } from './quoted-lines.js';

/** What a dealer asks a price for. */
export type Inquiry = { wishes: Wish[]; note: string };

/** The lines of a dealer's inquiry as they are kept. Throws NotFound where ordering is closed; Invalid by place. */
export async function askedLines(tx: EntityManager, { partnerId }: PartnerActor, today: string, wishes: Wish[]): Promise<{ partner: PartnerTerms; lines: QuotedLine[] }> {
  const partner = await partnerById(tx, partnerId);
  if (!partner || !mayOrder(partner)) throw new NotFound();
  if (wishes.length === 0) throw new Invalid([{ field: 'text', key: 'quotes.errors.no_lines' }]);
  return { partner, lines: await quotedLines(tx, 'dealer', partner, today, wishes) };
}
