import type { Reader } from '../../../platform/database/database.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import type { Tone } from '../../../platform/views/page-context.js';
import type { Choice } from '../confirm-line.js';
import type { LineRow } from '../bank.queries.js';
import { evidenceFor } from './evidence.queries.js';
import { type Confidence, type Suggestion, suggest } from './suggest.js';

export type ShownSuggestion = Suggestion & { code: string; partner: string; choice: string; tone: Tone };

const tones: Record<Confidence, Tone> = { sure: 'green', likely: 'blue', possible: 'amber' };

/** What to suggest for each of these open lines, by the line's id; as many statements for one line as for a page of them. */
export async function suggestionsFor(reader: Reader, lines: LineRow[], language: Language): Promise<Map<string, ShownSuggestion[]>> {
  const found = new Map<string, ShownSuggestion[]>();
  for (const [currency, group] of Map.groupBy(lines.filter(({ status }) => status === 'open'), (line) => line.currency)) {
    const { partners, ...evidence } = await evidenceFor(reader, group, currency);
    for (const line of group) {
      found.set(line.id, suggest(line, evidence).flatMap((suggestion): ShownSuggestion[] => {
        const partner = partners.get(suggestion.partnerId);
        return partner ? [{ ...suggestion, code: partner.code, partner: nameIn(language, partner), choice: choiceText(partner.code, suggestion), tone: tones[suggestion.confidence] }] : [];
      }));
    }
  }
  return found;
}

// what is confirmed is what stood beside the line: it travels with the form
function choiceText(code: string, { invoices, voucher }: Suggestion): string {
  return [code, voucher ?? '', ...invoices].join('|');
}

/** A suggestion as its form sends it back. */
export function choiceIn(text: string): Choice {
  const [partner = '', voucher = '', ...invoices] = text.split('|');
  return { partner, voucher: voucher || undefined, invoices };
}
