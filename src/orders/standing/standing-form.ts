import type { Buyer } from '../../catalog/assortments/range.js';
import type { PriceSeeker } from '../../catalog/prices/prices.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { Invalid } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { behalfLines } from '../desk/behalf-lines.js';
import type { StandingTerms } from './standing-terms.js';
import type { StandingForm } from './standing.dto.js';

/** A form with its pasted list read. Throws Invalid at `text` for lines that name nothing. */
export async function termsIn(reader: Reader, seeker: PriceSeeker & Buyer, { text, ...form }: StandingForm, look: { language: Language; today: string }): Promise<StandingTerms> {
  try {
    return { ...form, lines: await behalfLines(reader, seeker, text, look) };
  } catch (error) {
    throw error instanceof Invalid ? new Invalid(error.fields.map((wrong) => ({ ...wrong, field: 'text' }))) : error;
  }
}

/** Lines as one writes them: `LS-T8-18 50`. */
export function standingText(lines: { sku: string; quantity: number }[]): string {
  return lines.map(({ sku, quantity }) => `${sku}  ${quantity}`).join('\n');
}
