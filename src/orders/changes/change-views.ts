import type { Language } from '../../platform/i18n/i18n.js';
import type { DrawPlan } from '../../credit/funds/plan-draw.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Tone } from '../../platform/views/page-context.js';
import { isPositive, minus, sum } from '../../platform/money/money.js';
import { drawWords } from '../placing/draw-choices.js';
import { type ChangedLine, isChanged } from './changed-lines.js';
import type { ChangeRow, OldLine, VersionRow } from './changes.queries.js';

export type ChangeView = Omit<ChangeRow, 'changedLines'> & {
  isOpen: boolean; tone: Tone; isOwn: boolean; who: string; more: string; isMore: boolean; draw?: { pays: string; label: string; note: string }; lines: (ChangedLine & { name: string; isAdded: boolean; isGone: boolean })[];
};

const tones: Record<ChangeRow['status'], Tone> = { proposed: 'amber', accepted: 'green', declined: 'red', withdrawn: '', lapsed: '' };

/** How a reader sees changes; `rise` is what the one that waits would draw more of the dealer's funds. */
type Look = { language: Language; inside: boolean; currency: string; rise?: DrawPlan };

/** Changes as one side reads them: what was asked line by line, and the other side's people not by name to the dealer. */
export function changeViews(rows: ChangeRow[], { language, inside, currency, rise }: Look): ChangeView[] {
  return rows.map(({ changedLines, ...row }) => {
    const isOwn = (row.side === 'supplier') === inside;
    const more = minus(row.totalAfter, row.totalBefore);
    const lines = (JSON.parse(changedLines) as ChangedLine[]).filter(isChanged).map((line) => ({ ...line, name: nameIn(language, line), isAdded: line.id === null, isGone: line.after === 0 }));
    return { ...row, isOpen: row.status === 'proposed', tone: tones[row.status], isOwn, who: isOwn || inside ? row.proposedByName : '', more, isMore: isPositive(more), lines, draw: row.status === 'proposed' && rise ? drawOf(rise, more, { language, currency }) : undefined };
  });
}

function drawOf({ rebate, prepaid }: DrawPlan, more: string, look: { language: Language; currency: string }): ChangeView['draw'] {
  const pays = sum([rebate, prepaid]);
  return { pays, ...drawWords({ rebate, prepaid }, minus(more, pays), look) };
}

export function versionView({ orderLines, ...row }: VersionRow, language: Language) {
  return { ...row, lines: (JSON.parse(orderLines) as OldLine[]).map((line) => ({ ...line, name: nameIn(language, line) })) };
}
