import type { Reader } from '../../platform/database/database.js';
import { addDays } from '../../platform/clock/days.js';

/** The day something of `day` is booked on: an issued statement is closed, what comes late for it stands on the day after. */
export async function firstOpenDay(reader: Reader, partnerId: string, day: string): Promise<string> {
  const [row] = (await reader.query('SELECT MAX(to_date) AS closed FROM statements WHERE partner_id = ?', [partnerId])) as { closed: string | null }[];
  const closed = row?.closed;
  return closed && day <= closed ? addDays(closed, 1) : day;
}
