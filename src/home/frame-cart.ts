import type { PartnerActor } from '../identity/access/actors.js';
import type { Database } from '../platform/database/database.js';
import type { Frame } from '../platform/http/page-frame.js';

/** The cart bar of the ordering pages; other pages have none. */
export async function frameCart(_database: Database, _actor: PartnerActor, _path: string): Promise<Frame['cart']> {
  return undefined;
}
