import type { Buyer } from '../../../catalog/assortments/range.js';
import type { Reader } from '../../../platform/database/database.js';
import { Invalid } from '../../../platform/http/errors.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import type { PriceSeeker } from '../../../catalog/prices/prices.queries.js';
import { behalfLines } from '../../desk/behalf-lines.js';
import type { Inquiry } from '../asked-lines.js';
import { wishesOf } from '../quoted-lines.js';
import type { RequestForm } from '../quote.dto.js';

/** The rows and the pasted list of a form as one inquiry. Throws Invalid at `text` for pasted lines that name nothing. */
export async function inquiryIn(reader: Reader, seeker: PriceSeeker & Buyer, { lines, text, note }: RequestForm, look: { language: Language; today: string }): Promise<Inquiry> {
  const pasted = text.trim() === '' ? [] : await behalfLines(reader, seeker, text, look).catch(atText);
  return { note, wishes: [...wishesOf(lines), ...pasted.map(({ sku, quantity }) => ({ sku, quantity, discount: '0', note: '', place: 'text' }))] };
}

function atText(error: unknown): never {
  throw error instanceof Invalid ? new Invalid(error.fields.map((wrong) => ({ ...wrong, field: 'text' }))) : error;
}
